import { expect, test } from "vitest";
import { folderWith, titrate } from "./cli.ts";

const snake = `import { defineActivation, positive } from "@titrate/plugin";

export default defineActivation({
  name: "snake",
  summary: "x + sin(a x)^2 / a.",
  source: "Liu et al. 2020, arXiv:2006.08195",
  params: { a: positive(1) },
  apply: (x, { a }) => x.add(x.mul(a).sin().square().div(a)),
  derivative: (x, { a }) => x.mul(2 * a).sin().add(1),
});
`;

const check = (source: string, ...args: string[]) =>
  titrate(["plugin", "check", "plugins/snake.ts", ...args], folderWith({ "plugins/snake.ts": source }));

test("a plugin that is right passes, in a table of what holds and what there is to know", async () => {
  const { code, stdout, stderr } = await check(snake);
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout).toMatch(/^activation snake\nx \+ sin\(a x\)\^2 \/ a\.\n/);
  expect(stdout).toMatch(/^ {2}holds {2}declared derivative against the formula's {2}4001 points/m);
  expect(stdout).toMatch(/^ {9}monotone +yes, it never falls$/m);
  expect(stdout).toMatch(/^ {9}bounded +on neither side$/m);
  expect(stdout).toMatch(/^10 hold, 0 fail$/m);
});

const wrong: readonly (readonly [what: string, from: string, to: string, error: RegExp])[] = [
  [
    "a wrong declared derivative",
    "sin().add(1)",
    "cos().add(1)",
    /^plugins\/snake\.ts:9 {2}E_PLUGIN {2}activation "snake", declared derivative .*: at -10 the declared derivative is 1\.41, and that of the formula is 0\.0871\n$/,
  ],
  [
    "a function that throws",
    "x.add(x.mul(a)",
    "x.add(x.mull(a)",
    /^plugins\/snake\.ts:8 {2}E_PLUGIN {2}activation "snake", shape: x\.mull is not a function\n$/,
  ],
  [
    "a number where a tensor belongs",
    "x.add(x.mul(a).sin().square().div(a))",
    "x * a",
    /^plugins\/snake\.ts:8 {2}E_PLUGIN {2}activation "snake", shape: a tensor holds no number .*\n$/,
  ],
  [
    "a parameter that there is not",
    "apply: (x, { a }) => x.add(x.mul(a)",
    "apply: (x, { a, b }) => x.add(x.mul(b)",
    /^plugins\/snake\.ts:8 {2}E_PLUGIN {2}activation "snake", shape: mul takes .* gets undefined; is a name misspelt\?\n$/,
  ],
  [
    "arithmetic that differs between machines",
    "derivative: (x, { a }) => x.mul(2 * a)",
    "derivative: (x, { a }) => x.mul(2 * a * Math.exp(0))",
    /^plugins\/snake\.ts:9 {2}E_PLUGIN {2}activation "snake", the same on every machine: Math\.exp differs between engines; .*\n$/,
  ],
];

test.each(wrong)("%s is one error at its line", async (_what, from, to, error) => {
  expect(snake).toContain(from);
  const { code, stdout, stderr } = await check(snake.replace(from, to));
  expect(stderr).toMatch(error);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^ {2}FAILS {2}/m);
});

const unloadable: readonly (readonly [what: string, source: string, error: RegExp])[] = [
  [
    "a syntax error",
    snake.replace("a: positive(1)", "a: positive(1"),
    /^plugins\/snake\.ts:7 {2}E_PLUGIN {2}SyntaxError: .*\n$/,
  ],
  [
    "an exception",
    `\n\nthrow new Error("no luck");\n`,
    /^plugins\/snake\.ts:3 {2}E_PLUGIN {2}Error: no luck\n$/,
  ],
  [
    "a name that is none",
    snake.replace('"snake"', '"Snake"'),
    /^plugins\/snake\.ts:3 {2}E_PLUGIN {2}PluginError: activation "Snake": a name is kebab-case/,
  ],
  [
    "a name that is taken",
    snake.replace('"snake"', '"relu"'),
    /^plugins\/snake\.ts:4 {2}E_PLUGIN {2}activation "relu": the name is taken by another plugin of this kind; choose another name\n$/,
  ],
  [
    "another default export",
    snake.replace("export default defineActivation(", "export default (").replace(/\bpositive\(1\)/, "1"),
    /^plugins\/snake\.ts:3 {2}E_PLUGIN {2}its default export is not a plugin: .*\n$/,
  ],
  [
    "a wrong kind",
    'export default { kind: "activaton", name: "snake", summary: "x.", params: {}, bind() {} };\n',
    /^plugins\/snake\.ts:1 {2}E_PLUGIN {2}there is no kind "activaton"; did you mean "activation"\?/,
  ],
];

test.each(unloadable)("%s is one error at its line, and nothing is checked", async (_what, source, error) => {
  const { code, stdout, stderr } = await check(source);
  expect(stderr).toMatch(error);
  expect([code, stdout]).toEqual([2, ""]);
});

test("a file that is not there", async () => {
  const { code, stdout, stderr } = await titrate(["plugin", "check", "plugins/snake.ts"], folderWith({}));
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toBe("plugins/snake.ts  E_FILE_NOT_FOUND  there is no such file\n");
});

test("parameters without a default are given", async () => {
  const source = snake.replace("positive(1)", "positive()");
  const given = ["--param", "a=2"];
  const results = await Promise.all([
    check(source),
    check(source, ...given),
    check(source, "--param", "b=2", ...given),
  ]);
  expect(results.map(({ code }) => code)).toEqual([2, 0, 2]);
  expect(results[0]!.stderr).toMatch(
    /^plugins\/snake\.ts:4 .* has no default for a; add --param a=\.\.\.\n$/,
  );
  expect(results[2]!.stderr).toBe('--param: there is no parameter "b"; there are a\n');
});

test("findings as JSON", async () => {
  const { code, stdout } = await check(snake.replace("sin().add(1)", "cos().add(1)"), "--json");
  expect(code).toBe(1);
  const [{ kind, name, checks }] = JSON.parse(stdout);
  expect([kind, name]).toEqual(["activation", "snake"]);
  const failed = checks.filter(({ outcome }: { outcome: string }) => outcome === "fails");
  expect(failed.map((each: { name: string }) => each.name)).toEqual([
    "declared derivative against the formula's",
  ]);
});

test("the plugins of other kinds are checked too, each by its name", async () => {
  const source = `import { defineLoss, defineSchedule } from "@titrate/plugin";
const summary = "It is.";
let calls = 0;
export default [
  defineLoss({ name: "broad", summary, compute: ({ output, target }) => output.sub(target).square().mean() }),
  defineSchedule({ name: "counting", summary, rate: ({ base }) => base / ++calls }),
];
`;
  const { code, stderr } = await check(source);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^plugins\/snake\.ts:5 .*loss "broad", refuses shapes .*broadcasts/m);
  expect(stderr).toMatch(/^plugins\/snake\.ts:6 .*schedule "counting", depends on its request alone/m);
});
