import { resolve } from "node:path";
import { prepareExperiment } from "@titrate/experiment";
import { expect, test } from "vitest";
import { createRunLog, renderSingleRun } from "./run-log.ts";

const file = resolve(import.meta.dirname, "../../../../experiments/four-minute-net.yaml");

test("an evaluation is a line under its figures' names, with the digits of the precision", async () => {
  const log = createRunLog(await prepareExperiment(file));
  const line = log.evaluation({
    epoch: 10000,
    metrics: { "train/loss": 0.1 + 0.2, "train/mean-absolute-error": Number.NaN },
  });
  expect(log.head + line).toBe(`four-minute-net: Does titrate print what the four-minute network prints?

epoch  train/loss           train/mean-absolute-error
10000  0.3                  NaN
`);
});

const run = {
  seed: 1,
  status: "finished" as const,
  parameterCount: 16,
  digest: "abc",
  rows: { train: 2 },
  final: {},
  history: [],
};
const rendered = (more: object): string => {
  const runs = [{ ...run, ...more }];
  const arms = [{ name: "", choices: {}, precision: "f32" as const, numerics: "strict" as const, runs }];
  return renderSingleRun({ experiment: "x", numerics: 1, seeds: [1], arms });
};

test("predictions are a row each, before the digest of the weights", () => {
  expect(rendered({ predictions: { shape: [2, 2], data: [1, 1 / 3, 0.5, -2] } })).toBe(`
  row  prediction
    0  1  0.3333333
    1  0.5  -2

16 parameters, SHA-256 abc
`);
});

test("what callbacks did, and tables", () => {
  const axes = ["true class", "predicted class"];
  const tables = {
    "test/confusion-matrix": {
      axes,
      cells: [
        [10, 0],
        [2, 125],
      ],
      names: ["no", "yes"],
    },
  };
  const stopped = { epoch: 40, reason: "no better validation/loss in 5 evaluations" };
  expect(
    rendered({ stopped, keptEpoch: 30, final: { "test/accuracy": 135 / 137 }, tables }),
  ).toBe(`stopped at epoch 40: no better validation/loss in 5 evaluations
kept the parameters of epoch 30: test/accuracy 0.9854015

test/confusion-matrix: true class down, predicted class across
        no  yes
   no   10    0
  yes    2  125

16 parameters, SHA-256 abc
`);
});
