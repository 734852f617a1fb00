import { expect, it } from "vitest";
import { defineExperiment } from "./definition/define-experiment.ts";
import { loadExperiment } from "./load-experiment.ts";

const surroundings = { environment: { LR: "0.5", UNITS: "3" }, now: new Date(2026, 0, 2) };
const rate = "${oc.decode:${oc.env:LR}}";

const written = {
  name: "outside-${now:%Y}",
  dataset: "xor-3bit",
  model: { type: "dense", units: 1 },
  loss: "mse",
  optimizer: { type: "sgd", lr: rate },
  train: { epochs: 1 },
} as const;

const year = { path: "name", value: "outside-2026", what: "the clock" };
const lr = { path: "optimizer.lr", value: 0.5, what: "the environment variable LR" };

it("what came from the environment or the clock is told, and is in the results", async () => {
  const loaded = await loadExperiment(defineExperiment(written), [], { surroundings });
  expect(loaded.fromOutside).toEqual([year, lr]);
  expect((await loaded.prepare()).fromOutside).toEqual([year, lr]);
  expect(await loaded.run()).toMatchObject({ experiment: "outside-2026", fromOutside: [year, lr] });
});

it("a value is told once, however many arms have it, and again where an arm has another", async () => {
  const grid = { "train.epochs": [1, 2], "optimizer.lr": [2, rate] };
  const sweep = defineExperiment({ ...written, name: "x", sweep: { grid } });
  expect((await loadExperiment(sweep, [], { surroundings })).fromOutside).toEqual([lr]);

  const byArm = "optimizer.momentum='${oc.decode:${oc.env:M${train.epochs}}}'";
  const environment = { LR: "0.5", M1: "0.1", M2: "0.2" };
  const loaded = await loadExperiment(sweep, [byArm], { surroundings: { ...surroundings, environment } });
  const momentum = (arm: number) => ({
    path: "optimizer.momentum",
    value: arm / 10,
    what: `the environment variable M${arm}`,
  });
  expect(loaded.fromOutside).toEqual([momentum(1), lr, momentum(2)]);
});

it("a value of several sources names them all, and one that follows another is told too", async () => {
  const overrides = [
    "description='${oc.env:LR} and ${oc.env:UNITS}'",
    "name=${description}",
    "optimizer.lr=1",
  ];
  const { fromOutside } = await loadExperiment(defineExperiment(written), overrides, { surroundings });
  const what = "the environment variable LR and the environment variable UNITS";
  expect(fromOutside).toEqual([
    { path: "name", value: "0.5 and 3", what },
    { path: "description", value: "0.5 and 3", what },
  ]);
});

it("without any there is no such key in the results", async () => {
  const loaded = await loadExperiment(defineExperiment(written), ["name=x", "optimizer.lr=1"], {
    surroundings,
  });
  expect(await loaded.run()).not.toHaveProperty("fromOutside");
});
