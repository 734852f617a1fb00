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

test("predictions are a row each, before the digest of the weights", () => {
  const run = {
    seed: 1,
    status: "finished" as const,
    parameterCount: 16,
    digest: "abc",
    rows: { train: 2 },
    final: {},
    history: [],
    predictions: { shape: [2, 2], data: [1, 1 / 3, 0.5, -2] },
  };
  const arms = [
    { name: "", choices: {}, precision: "f32" as const, numerics: "strict" as const, runs: [run] },
  ];
  expect(renderSingleRun({ experiment: "x", numerics: 1, seeds: [1], arms })).toBe(`
  row  prediction
    0  1  0.3333333
    1  0.5  -2

16 parameters, SHA-256 abc
`);
});
