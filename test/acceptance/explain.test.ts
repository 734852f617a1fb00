import { readdirSync } from "node:fs";
import type { ProgramExplanation } from "titrate";
import { expect, test } from "vitest";
import { folderWith, titrate } from "./cli.ts";

const experiment = `
dataset: { type: parity, bits: 6 }
model:
  type: sequential
  layers:
    - { type: dense, name: hidden, units: 512, activation: tanh }
    - { type: dense, units: 1, activation: sigmoid }
loss: mse
optimizer: { type: sgd, lr: 0.1 }
train: { epochs: 100, batch: 48 }
sweep: { grid: { model.layers.0.units: [512, 2] }, seeds: 3 }
`;
const explain = (...args: string[]) =>
  titrate(["explain", "x.yaml", ...args], folderWith({ "x.yaml": experiment }));

test("an arm's program is shown: parameters, kernels, memory, module", async () => {
  const { code, stdout, stderr } = await explain("--program");
  expect(stderr).toBe("");
  expect(code).toBe(0);
  expect(stdout).toMatch(/^arm 1 of 2: model\.layers\.0\.units=512$/m);
  expect(stdout).toMatch(/^4097 parameters\n {2}layer "hidden"\n {4}hidden\.weight +\[6, 512\] +3072$/m);
  // Both batch sizes, and what is evaluated.
  expect(stdout.match(/^\w+\/\w+$/gm)).toEqual([
    "train/48",
    "train/16",
    "output/train",
    "score/train",
    "predict/train",
  ]);
  expect(stdout).toMatch(/matmul \[48, 6\] x \[6, 512\] \+ add \+ tanh\n +layer "hidden"$/m);
  expect(stdout).toMatch(/^ +\d+ +contract, function, to \[48, 512\]$/m);
  expect(stdout).toMatch(/^memory [\d.]+ [KM]iB$/m);
  expect(stdout).toMatch(/^module [\d.]+ KiB, \d+ functions, compiled in [\d.]+ ms$/m);
});

test("overrides and --arm choose, --json is for programs, and nothing is trained or written", async () => {
  const folder = folderWith({ "x.yaml": experiment });
  const args = ["x.yaml", "precision=f64", "--program", "--arm", "2", "--json"];
  const { code, stdout } = await titrate(["explain", ...args], folder);
  expect(code).toBe(0);
  const { arm, precision, parameterCount, compiled }: ProgramExplanation = JSON.parse(stdout);
  expect({ arm, precision, parameterCount }).toEqual({
    arm: { number: 2, of: 2, name: "model.layers.0.units=2" },
    precision: "f64",
    parameterCount: 17,
  });
  const { bytes, regions } = compiled!.memory;
  expect(regions.reduce((sum, region) => sum + region.bytes, 0)).toBe(bytes);
  const [train] = compiled!.entries;
  expect(train!.kernels[0]!.ops[0]).toBe("matmul [48, 6] x [6, 2]");
  expect(train!.kernels.some(({ unrolled }) => unrolled)).toBe(true);
  expect(readdirSync(folder)).toEqual(["x.yaml"]);
});

test("without a compiler there is no program, which is said", async () => {
  const { code, stdout } = await explain("executor=reference", "--program");
  expect(code).toBe(0);
  expect(stdout).toMatch(/There is no compiled program: executor reference/);
  expect(stdout).not.toMatch(/^module/m);
  const { stdout: json } = await explain("executor=reference", "--program", "--json");
  expect(JSON.parse(json).compiled).toBeUndefined();
});

test("what cannot be shown is told, with what can", async () => {
  const results = await Promise.all([
    explain(),
    explain("--program", "--arm", "3"),
    explain("--program", "model.layers.0.units=0"),
    explain("--program", "model.layers.1.units=3"),
  ]);
  expect(results.map(({ code, stdout }) => [code, stdout])).toEqual(results.map(() => [2, ""]));
  const [view, arm, value, shape] = results.map(({ stderr }) => stderr);
  expect(view).toBe("titrate explain has one view so far: add --program\n");
  expect(arm).toMatch(/^--arm: there is no arm 3: the arms are\n {2}1 {2}model\.layers\.0\.units=512\n/);
  expect(value).toMatch(/E_/);
  expect(shape).toMatch(/x\.yaml:8:\d+ {2}E_SHAPE/);
});
