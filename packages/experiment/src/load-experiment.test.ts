import { resolve } from "node:path";
import { ConfigError } from "@titrate/config";
import { expect, it } from "vitest";
import { defineExperiment, type ExperimentDefinition } from "./definition/define-experiment.ts";
import { loadExperiment } from "./load-experiment.ts";

const xor = defineExperiment({
  dataset: "xor-3bit",
  model: { type: "dense", units: 1 },
  loss: "mse",
  optimizer: { type: "sgd", lr: 1 },
  train: { epochs: 2 },
  sweep: { grid: { "optimizer.lr": [0.1, 1] }, seeds: 2 },
});

it("gives the whole config, frozen, with the place of each value", async () => {
  const { config, composed, plan } = await loadExperiment(xor, ["seed=3", "train.epochs=1"]);
  expect(config).toMatchObject({
    name: "load-experiment.test",
    seed: 3,
    train: { epochs: 1, batch: "full" },
  });
  expect(Object.isFrozen(config.train)).toBe(true);
  expect(composed.root.entries.get("seed")!.value.location.source.name).toBe("command line, argument 1");
  expect(composed.root.entries.get("loss")!.value.location).toMatchObject({
    source: { name: `${import.meta.filename}:7 (as YAML)` },
    line: 3,
  });
  expect(plan.runs.map(({ arm, seed }) => [arm.name, seed])).toEqual([
    ["optimizer.lr=0.1", 3],
    ["optimizer.lr=0.1", 4],
    ["optimizer.lr=1", 3],
    ["optimizer.lr=1", 4],
  ]);
});

it("runs every run, which may be watched", async () => {
  const loaded = await loadExperiment(xor);
  const seen: string[] = [];
  const results = await loaded.run({
    observe: ({ arm, seed }) => ({ evaluated: ({ epoch }) => seen.push(`${arm.name} ${seed} ${epoch}`) }),
  });
  expect(results.arms.map(({ runs }) => runs.map(({ status }) => status))).toEqual([
    ["finished", "finished"],
    ["finished", "finished"],
  ]);
  expect(seen).toHaveLength(8);
  expect(seen[1]).toBe("optimizer.lr=0.1 0 2");
  expect(await loaded.run()).toEqual(results);
});

it("runs with other seeds, and its own plan stays as it is", async () => {
  const loaded = await loadExperiment(xor);
  const { seeds, arms } = await loaded.run({ seeds: [7] });
  expect([seeds, arms.map(({ runs }) => runs.map(({ seed }) => seed))]).toEqual([[7], [[7], [7]]]);
  expect(loaded.plan.seeds).toEqual([0, 1]);
  await expect(loaded.run({ seeds: [7, 7] })).rejects.toThrow("the seed 7 is listed twice");
});

it("stops when it is told to", async () => {
  const stop = new AbortController();
  const loaded = await loadExperiment(xor);
  const observe = () => ({ evaluated: (): void => stop.abort(new Error("enough")) });
  await expect(loaded.run({ observe, signal: stop.signal })).rejects.toThrow("enough");
  const signal = AbortSignal.abort(new Error("before it began"));
  await expect((await loadExperiment(xor, [], { signal })).run()).rejects.toThrow("before it began");
});

it("tells all that is wrong at once, and shapes before anything is trained", async () => {
  const problemsOf = (promise: Promise<unknown>): Promise<string[]> =>
    promise.then(
      () => [],
      (error: ConfigError) => error.problems.map(({ code }) => code).sort(),
    );
  expect(await problemsOf(loadExperiment(xor, ["seed=a", "loss=mze", "train.epoch=1"]))).toEqual([
    "E_TYPE",
    "E_UNKNOWN_KEY",
    "E_UNKNOWN_PLUGIN",
  ]);
  const narrow = await loadExperiment(xor, ["model.inputs=2"]);
  expect(await problemsOf(narrow.run())).toEqual(["E_SHAPE"]);
});

it("loads a file too", async () => {
  const file = resolve(import.meta.dirname, "../../../experiments/iris.yaml");
  expect((await loadExperiment(file, ["sweep.seeds=1"])).plan.runs).toHaveLength(1);
});

it("a definition is one, and none other", async () => {
  expect(Object.isFrozen(xor)).toBe(true);
  const faulty = () => defineExperiment({ ...xor, seed: Number.NaN } as never);
  expect(faulty).toThrow(ConfigError);
  await expect(loadExperiment({ dataset: "iris" } as never as ExperimentDefinition)).rejects.toThrow(
    "wrap it in defineExperiment",
  );
});
