import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { folderWith, root, titrate } from "../acceptance/cli.ts";
import { blocksOf, filesOf, folderInside, readPage } from "../docs/pages.ts";
import { base, modeline, withModel } from "./documents.ts";
import { type LanguageServer, startLanguageServer } from "./language-server.ts";

const snake = `import { defineActivation, positive } from "@titrate/plugin";

export default defineActivation({
  name: "snake",
  summary: "Periodic, and never falls: x + sin(a x)^2 / a.",
  source: "Ziyin, Hartwig & Ueda 2020, arXiv:2006.08195",
  params: { frequency: positive(1).describe("The a of the formula.") },
  apply: (x, { frequency }) => x.add(x.mul(frequency).sin().square().div(frequency)),
});
`;

/** Writes what `titrate schema` prints into schema.json of a folder, and starts a server there. */
async function serverWith(folder: string, ...args: string[]): Promise<LanguageServer> {
  const { code, stdout, stderr } = await titrate(["schema", ...args], folder);
  expect(code, stderr).toBe(0);
  writeFileSync(join(folder, "schema.json"), stdout);
  const server = await startLanguageServer(folder);
  onTestFinished(() => server.close());
  return server;
}

const head = modeline("schema.json");

test("a user's plugin is completed, explained and checked like a built-in", async () => {
  const server = await serverWith(folderWith({ "plugins/snake.ts": snake }), "plugins/snake.ts");
  const names = await server.complete(`${head}model:\n  type: dense\n  activation: |`);
  expect(names.map(({ label }) => label)).toEqual(expect.arrayContaining(["relu", "snake"]));
  const keys = await server.complete(`${head}model:\n  type: dense\n  activation:\n    type: snake\n    |`);
  expect(keys.map(({ label }) => label).sort()).toEqual(["frequency", "name"]);
  const told = await server.hover(`${head}model: { type: dense, activation: { type: |snake } }\n`);
  expect(told).toContain("(Ziyin, Hartwig & Ueda 2020");

  const dense = (activation: string): string =>
    head + withModel(`{ type: dense, units: 1, activation: ${activation} }`);
  expect(await server.diagnose(dense("{ type: snake, frequency: 2 }"))).toEqual([]);
  const messages = async (activation: string): Promise<unknown[]> =>
    (await server.diagnose(dense(activation))).map(({ message }) => message);
  expect(await messages("{ type: snake, frequency: 0 }")).toEqual([
    "Value is below the exclusive minimum of 0.",
  ]);
  expect(await messages("{ type: snake, frequnecy: 1 }")).toEqual(["Property frequnecy is not allowed."]);
  expect(await messages("snak")).toEqual([expect.stringContaining('"snake"')]);
});

test("the plugins of the experiments at hand are in the schema by themselves: the pages' examples", async () => {
  const files = Object.assign(
    {},
    ...["README.md", "docs/experiment.md", "docs/plugins.md"].map((page) =>
      filesOf(blocksOf(readPage(page))),
    ),
  );
  const experiments = Object.entries<string>(files).filter(([path]) => path.startsWith("experiments/"));
  expect(experiments.length).toBeGreaterThan(4);
  const server = await serverWith(folderInside(files));
  for (const [path, text] of experiments) expect(await server.diagnose(head + text), path).toEqual([]);
});

test("the file of a group's option has a schema too", async () => {
  const server = await serverWith(folderWith({}), "--kind", "optimizer");
  for (const name of ["adam", "sgd"]) {
    const text = readFileSync(join(root, `configs/optimizer/${name}.yaml`), "utf8");
    expect(await server.diagnose(head + text)).toEqual([]);
  }
  const withDefaults = "defaults: [base, _self_]\nlr: 0.1\n";
  expect(await server.diagnose(head + withDefaults)).toEqual([]);
  const [wrong, ...more] = await server.diagnose(`${head}type: adam\nlrr: 0.1\n`);
  expect(wrong).toMatchObject({ message: "Property lrr is not allowed.", range: { start: { line: 2 } } });
  expect(more).toEqual([]);
  const offered = await server.complete(`${head}type: adam\n|`);
  expect(offered.map(({ label }) => label)).toEqual(expect.arrayContaining(["lr", "beta1", "defaults"]));
  expect(offered.map(({ label }) => label)).not.toContain("momentum");
});

test.each([
  ["an experiment with a plugin that is not there", ["x.yaml"], /^x\.yaml:1:11 {2}E_FILE_NOT_FOUND/],
  ["such a one that no one named", [], /^x\.yaml:1:11 {2}E_FILE_NOT_FOUND/],
  ["an experiment that is not YAML", ["broken.yaml"], /^broken\.yaml:\d+:\d+ {2}E_YAML/],
  [
    "plugins that are no list",
    ["text.yaml"],
    /^text\.yaml:1:10 {2}E_TYPE {2}expected a list of files and packages/,
  ],
  ["two plugins of one name", ["a.ts", "b.ts"], /^b\.ts {2}E_PLUGIN .*"snake": the name is taken/],
  [
    "a kind that there is not",
    ["--kind", "optimizr"],
    /^there is no kind "optimizr"; did you mean "optimizer"\?\n$/,
  ],
])("%s is an error, and nothing is printed", async (_, args, message) => {
  const folder = folderWith({
    "x.yaml": `plugins: [./gone.ts]\n${base}`,
    "broken.yaml": "a: [\n",
    "text.yaml": "plugins: ./snake.ts\n",
    "a.ts": snake,
    "b.ts": snake,
  });
  const { code, stdout, stderr } = await titrate(["schema", ...args], folder);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(message);
});
