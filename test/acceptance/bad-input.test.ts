import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { folderWith, titrate } from "./cli.ts";

const good = `dataset: xor-3bit
model:
  type: sequential
  layers:
    - { type: dense, units: 4, activation: sigmoid }
    - { type: dense, units: 1, activation: sigmoid }
loss: mse
optimizer: { type: sgd, lr: 1 }
train: { epochs: 10 }
`;

const cases: readonly (readonly [what: string, from: string, to: string, error: RegExp])[] = [
  [
    "an unknown key",
    "train: {",
    "trian: {",
    /^x\.yaml:9:1 {2}E_UNKNOWN_KEY .*"trian"[\s\S]*did you mean "train"\?/,
  ],
  [
    "an unknown parameter",
    "lr: 1",
    "lr: 1, momentun: 0.9",
    /^x\.yaml:8:32 {2}E_UNKNOWN_KEY [\s\S]*did you mean "momentum"\?/,
  ],
  [
    "a misspelt activation",
    "units: 4, activation: sigmoid",
    "units: 4, activation: sigmod",
    /^x\.yaml:5:44 {2}E_UNKNOWN_PLUGIN .*"sigmod"[\s\S]*did you mean "sigmoid"\?/,
  ],
  ["a wrong type", "lr: 1", "lr: fast", /^x\.yaml:8:29 {2}E_TYPE .*expected a number, got the string "fast"/],
  ["a missing value", "units: 4, ", "", /^x\.yaml:5:\d+ {2}E_MISSING .*units/],
  [
    "a missing file",
    "dataset: xor-3bit",
    "plugins: [./nowhere.ts]\ndataset: xor-3bit",
    /^x\.yaml:1:11 {2}E_FILE_NOT_FOUND .*nowhere\.ts/,
  ],
  [
    "a missing group",
    "dataset: xor-3bit",
    "defaults: [{ nowhere: one }]\ndataset: xor-3bit",
    /^x\.yaml:1:\d+ {2}E_GROUP .*nowhere/,
  ],
  [
    "layers that do not fit",
    "units: 1,",
    "units: 1, inputs: 3,",
    /^x\.yaml:6:15 {2}E_SHAPE .*expects 3 features and gets 4/,
  ],
  [
    "outputs that do not fit the targets",
    "units: 1,",
    "units: 3,",
    /^x\.yaml:7:7 {2}E_SHAPE .*\[4, 3\].*\[4, 1\].*units: 1/,
  ],
  [
    "a ragged table",
    "dataset: xor-3bit",
    "dataset: { type: table, inputs: [[1, 2], [3]], targets: [1, 0] }",
    /^x\.yaml:1:\d+ {2}E_TYPE .*row 1 has 1/,
  ],
  [
    "a figure that no run has",
    "train: {",
    "report: { metric: { name: train/acuracy } }\nmetrics: [accuracy]\ntrain: {",
    /^x\.yaml:9:27 {2}E_UNKNOWN_KEY [\s\S]*did you mean "train\/accuracy"\?/,
  ],
  [
    "a layer that no memory holds",
    "units: 4, activation: sigmoid }",
    "units: 40000 }\n    - { type: dense, units: 40000 }",
    /^x\.yaml:6:15 {2}E_RUN .*layer "dense-2": state "dense-2\.weight" \[40000, 40000\] takes 6\.0 GiB/,
  ],
  [
    "fast arithmetic of who knows none",
    "train: {",
    "executor: reference\nnumerics: fast\ntrain: {",
    /^x\.yaml:9:11 {2}E_RUN .*set `executor: compiled`, or `numerics: strict`/,
  ],
  ["text that is not YAML", "train: { epochs: 10 }", "train: { epochs: 10", /^x\.yaml:\d+:\d+ {2}E_YAML/],
];

test.each(cases)("%s is one error with its place, and nothing is written", async (_what, from, to, error) => {
  expect(good).toContain(from);
  const folder = folderWith({ "x.yaml": good.replace(from, to) });
  const { code, stdout, stderr } = await titrate(["run", "x.yaml"], folder);
  expect(code).toBe(2);
  expect(stdout).toBe("");
  expect(stderr).toMatch(error);
  expect(stderr.match(/\bE_[A-Z_]+\b/g)).toHaveLength(1);
  expect(readdirSync(folder)).toEqual(["x.yaml"]);
});

test("a file that is not there, an override that leads nowhere, a verb that does not exist", async () => {
  const folder = folderWith({ "x.yaml": good });
  const runs = [
    ["run", "y.yaml"],
    ["run", "x.yaml", "train.epoch=3"],
    ["rnu", "x.yaml"],
    ["run", "x.yaml", "--seeds", "0"],
  ];
  const results = await Promise.all(runs.map((args) => titrate(args, folder)));
  expect(results.map(({ code }) => code)).toEqual([2, 2, 2, 2]);
  expect(results[0]!.stderr).toMatch(/E_FILE_NOT_FOUND .*y\.yaml/);
  expect(results[1]!.stderr).toMatch(
    /command line, argument 1 .*E_UNKNOWN_KEY[\s\S]*did you mean "epochs"\?/,
  );
  expect(results[2]!.stderr).toMatch(/unknown command 'rnu'/);
  expect(results[3]!.stderr).toMatch(/whole number of 1 or more/);
});

test("a picture that could not be drawn is told before anything is trained", async () => {
  const report = "report: { metric: { name: train/loss } }\n";
  const folder = folderWith({ "x.yaml": good, "y.yaml": good + report });
  const runs = [
    ["run", "x.yaml", "--svg", "x.svg"],
    ["run", "y.yaml", "--seeds", "2", "--svg", "x.png"],
    ["run", "y.yaml", "--seeds", "2", "--svg", "nowhere/x.svg"],
  ];
  const results = await Promise.all(runs.map((args) => titrate(args, folder)));
  expect(results.map(({ code, stdout }) => [code, stdout])).toEqual(runs.map(() => [2, ""]));
  expect(results.map(({ stderr }) => stderr)).toEqual([
    "--svg draws a comparison: the experiment needs a `report:` and more than one run\n",
    "--svg writes SVG: name the file x.png.svg\n",
    "--svg: there is no folder nowhere; make it first\n",
  ]);
  expect(readdirSync(folder).sort()).toEqual(["x.yaml", "y.yaml"]);
});

test("every layer that is too large is told in one pass", async () => {
  const layers = "    - { type: dense, units: 40000 }\n".repeat(3);
  const folder = folderWith({ "x.yaml": good.replace(/^.*units: 4,.*\n/m, layers) });
  for (const executor of ["compiled", "reference"]) {
    const { code, stderr } = await titrate(["run", "x.yaml", `executor=${executor}`], folder);
    expect(code).toBe(2);
    expect(stderr.match(/^x\.yaml:\d+:\d+ {2}E_RUN/gm)).toEqual(["x.yaml:6:15  E_RUN", "x.yaml:7:15  E_RUN"]);
    expect(stderr).toContain(`the ${executor} executor cannot run this`);
  }
});

test("several problems are reported in one pass", async () => {
  const folder = folderWith({
    "x.yaml": good.replace("lr: 1", "lr: fast").replace("loss: mse", "loss: msee"),
  });
  const { stderr } = await titrate(["run", "x.yaml"], folder);
  expect(stderr.match(/\bE_[A-Z_]+\b/g)).toEqual(["E_UNKNOWN_PLUGIN", "E_TYPE"]);
});
