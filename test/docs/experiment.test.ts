import { experimentShape } from "@titrate/config";
import { executors } from "@titrate/container";
import { describeParameters, type ShownParameter } from "@titrate/plugin/host";
import { expect, it } from "vitest";
import { folderWith, titrate } from "../acceptance/cli.ts";
import { blocksOf, filesOf, readPage } from "./pages.ts";
import { yamlOf } from "./yaml-of.ts";

const page = readPage("docs/experiment.md");

function rowsOf(parameters: readonly ShownParameter[], prefix = ""): string[] {
  return parameters.flatMap(({ name, takes, required, description = "", fields, ...rest }) => {
    const value = "default" in rest ? yamlOf(rest.default) : required ? "must be given" : "may be left out";
    const cells = [
      `\`${prefix}${name}\``,
      fields === undefined ? takes : "",
      fields === undefined ? value : "",
      description,
    ];
    const row = `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
    return [row, ...rowsOf(fields ?? [], `${prefix}${name}.`)];
  });
}

// Rewritten by `npx vitest run test/docs -u`.
it("docs/experiment.md lists every key", async () => {
  const [kept, marker] = page.split(/(^<!-- keys .*\n)/m);
  expect(marker).toBeDefined();
  const rows = rowsOf(describeParameters(experimentShape(executors.map(({ name }) => name))));
  const table = ["| key | takes | default | |", "|---|---|---|---|", ...rows].join("\n");
  await expect(`${kept}${marker}\n${table}\n`).toMatchFileSnapshot("../../docs/experiment.md");
});

it("its experiment runs", async () => {
  const files = filesOf(blocksOf(page));
  const [experiment] = Object.keys(files);
  const { code, stderr } = await titrate(["run", experiment!], folderWith(files));
  expect(code, stderr).toBe(0);
});
