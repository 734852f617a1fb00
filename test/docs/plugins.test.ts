import { basename } from "node:path";
import * as api from "@titrate/plugin";
import { describe, expect, it, test } from "vitest";
import { folderWith, titrate } from "../acceptance/cli.ts";
import { renderBuiltins } from "./builtins.ts";
import { blocksOf, filesOf, folderInside, impurities, node, readPage, typeErrors } from "./pages.ts";

const page = readPage("docs/plugins.md");
const blocks = blocksOf(page);
const files = filesOf(blocks);
const paths = Object.keys(files);
const plugins = paths.filter((path) => /^export default define/m.test(files[path]!));
const experiments = paths.filter((path) => path.endsWith(".yaml"));
const section = (title: string): string => page.split(/^## /m).find((text) => text.startsWith(`${title}\n`))!;

describe("what docs/plugins.md shows", () => {
  it("is in files, and has every kind", () => {
    for (const { language, path } of blocks) if (/^(ts|yaml)$/.test(language)) expect(path).toBeDefined();
    const shown = plugins.map((path) => files[path]!.match(/^export default (define\w+)/m)![1]);
    const all = Object.keys(api).filter((name) => name.startsWith("define"));
    expect([...new Set([...shown, "defineRng"])].sort()).toEqual(all.sort());
  });

  it.each(plugins)("is used by an experiment: %s", (path) => {
    const name = basename(path, ".ts");
    expect(files[path]).toContain(`name: "${name}"`);
    const uses = experiments.map((experiment) => files[experiment]!.replaceAll(/\S+\.ts\b/g, ""));
    expect(uses.join("\n")).toContain(name);
  });

  it.each(experiments)("runs: %s", async (experiment) => {
    const { code, stdout, stderr } = await titrate(["run", experiment, "--json"], folderWith(files));
    expect(code, stderr).toBe(0);
    for (const { runs } of JSON.parse(stdout).arms) {
      for (const { final } of runs) expect(final["train/accuracy"]).toBe(1);
    }
  });

  it("passes its own check", async () => {
    for (const check of paths.filter((path) => /\.(check|test)\.ts$/.test(path))) {
      const { code, stderr } = await node([check], folderInside(files));
      expect(code, stderr).toBe(0);
    }
  });

  it("has types", async () => expect(await typeErrors(files)).toBe(""));
  it("keeps the rule for host math", () => expect(impurities(files)).toEqual([]));
});

// What is done wrong, in the order of the page: in a plugin's file, or by an override.
const mistakes: readonly (readonly [from: string, to: string] | readonly [override: string])[] = [
  ["x.mul(x.mul(beta).sigmoid())", "x * x.mul(beta).sigmoid()"],
  ["sigmoid()", "sigmiod()"],
  ['name: "my-lecun"', 'name: "myLecun"'],
  ["length: size", "length: fanIn"],
  ["m: m.mul", "// m: m.mul"],
  ["model.layers.1.body.units=8"],
];

test("the errors are as docs/plugins.md quotes them", async () => {
  const quoted = blocksOf(section("When a plugin is wrong"))[0]!
    .text.trim()
    .split(/\n(?=\S)/);
  const said = await Promise.all(
    mistakes.map(async ([from, to]) => {
      const folder = folderWith(to === undefined ? files : replaceInOne(from, to));
      const args = ["run", "spirals.yaml", ...(to === undefined ? [from] : [])];
      const { code, stderr } = await titrate(args, `${folder}/experiments`);
      expect(code).not.toBe(0);
      return stderr.replaceAll(`${folder}/`, "");
    }),
  );
  expect(said.map((text, index) => text.slice(0, quoted[index]?.length))).toEqual(quoted);
});

function replaceInOne(from: string, to: string): Record<string, string> {
  const [path, ...others] = plugins.filter((each) => files[each]!.includes(from));
  expect(others).toEqual([]);
  return { ...files, [path!]: files[path!]!.replace(from, to) };
}

describe("what docs/plugins.md lists", () => {
  it("is every method of tensors, and all that @titrate/plugin exports", () => {
    const rows = section("Tensors").matchAll(/^\| (`.*?) \|/gm);
    const named = [...rows].flatMap(([, cell]) => [...cell!.matchAll(/`(\w+)\(/g)].map(([, name]) => name!));
    const methods = Object.getOwnPropertyNames(api.Tensor.prototype).filter((name) => name !== "constructor");
    expect(methods.filter((name) => !named.includes(name))).toEqual([]);
    expect(named.filter((name) => !methods.includes(name) && !Object.hasOwn(api, name))).toEqual([]);
    expect(Object.keys(api).filter((name) => !page.match(`\\b${name}\\b`))).toEqual([]);
    expect(page).toContain(
      `${Object.keys(api.exact)
        .map((name) => `\`${name}\``)
        .join(", ")}.`,
    );
  });

  // Rewritten by `npx vitest run test/docs -u`.
  it("is every built-in with its parameters and defaults", async () => {
    const [kept, marker] = page.split(/(^<!-- built-ins .*\n)/m);
    expect(marker).toBeDefined();
    await expect(`${kept}${marker}\n${renderBuiltins()}`).toMatchFileSnapshot("../../docs/plugins.md");
  });
});
