import { expect, test } from "vitest";
import { folderWith, titrate } from "./cli.ts";

const snake = `import { defineActivation } from "@titrate/plugin";

export default defineActivation({
  name: "snake",
  summary: "Periodic, and never falls: x + sin(x)^2.",
  source: "Ziyin, Hartwig & Ueda 2020, arXiv:2006.08195",
  apply: (x) => x.add(x.sin().square()),
});
`;

const experiment = (file: string, activation = "snake"): string => `
plugins: [${file}]
dataset: xor-3bit
model:
  type: sequential
  layers:
    - { type: dense, units: 4, activation: ${activation} }
    - { type: dense, units: 1, activation: sigmoid }
loss: mse
optimizer: { type: sgd, lr: 1 }
metrics: [accuracy]
train: { epochs: 2000 }
`;

test("a plain .ts file outside of the repository is a plugin, in at most 12 lines", async () => {
  expect(snake.trimEnd().split("\n").length).toBeLessThanOrEqual(12);
  const folder = folderWith({
    "plugins/snake.ts": snake,
    "x.yaml": experiment("./plugins/snake.ts"),
  });
  const { code, stdout, stderr } = await titrate(["run", "x.yaml", "--json"], folder);
  expect(stderr).not.toMatch(/E_/);
  expect(code).toBe(0);
  expect(JSON.parse(stdout).arms[0].runs[0].final["train/accuracy"]).toBe(1);
});

test("a built-in's formula in a user's file gives the built-in's bits", async () => {
  const copy = snake
    .replace("snake", "my-relu")
    .replace(/apply.*\n/, "apply: (x) => x.lessEqual(0).where(0, x),\n");
  const folder = folderWith({
    "my-relu.ts": copy,
    "mine.yaml": experiment("./my-relu.ts", "my-relu"),
    "theirs.yaml": experiment("./my-relu.ts", "relu"),
  });
  const digest = async (file: string): Promise<string> => {
    const { stdout } = await titrate(["run", file, "--json"], folder);
    return JSON.parse(stdout).arms[0].runs[0].digest;
  };
  expect(await digest("mine.yaml")).toBe(await digest("theirs.yaml"));
});

test.each([
  ["a syntax error", "export default defineActivation({ name: ", /E_PLUGIN .*SyntaxError.*plugin\.ts:1/],
  ["another default export", "export default 3", /E_PLUGIN .*its default export is not a plugin/],
  ["a name that is taken", snake.replace('"snake"', '"relu"'), /E_PLUGIN .*"relu": the name is taken/],
  ["an exception", 'throw new Error("no luck")', /E_PLUGIN .*no luck.*plugin\.ts:1/],
])("%s in a plugin is one error with its place", async (_what, source, message) => {
  const folder = folderWith({ "plugin.ts": source, "x.yaml": experiment("./plugin.ts") });
  const { code, stdout, stderr } = await titrate(["run", "x.yaml"], folder);
  expect(code).toBe(2);
  expect(stdout).toBe("");
  expect(stderr).toMatch(message);
  expect(stderr).toMatch(/^x\.yaml:2:11 {2}E_PLUGIN/);
});
