import { resolve } from "node:path";
import { expect, test } from "vitest";
import { prepareExperiment } from "./prepare-experiment.ts";
import { collectResults } from "./results.ts";

const file = resolve(import.meta.dirname, "../../../experiments/hidden-layer.yaml");

test("the runs of an experiment are planned, checked and launched in order", async () => {
  const { plan, goals, launch } = await prepareExperiment(file, { seeds: [4, 2] });
  expect(plan.runs).toHaveLength(8);
  expect([...goals]).toEqual([
    ["train/loss", "minimize"],
    ["train/accuracy", "maximize"],
    ["train/mean-absolute-error", "minimize"],
  ]);
  const stop = new AbortController();
  const seeds: number[] = [];
  const observe = ({ seed }: { seed: number }) => ({
    evaluated: (): void => {
      seeds.push(seed);
      stop.abort(new Error("seen"));
    },
  });
  const all = async (): Promise<void> => {
    for await (const _ of launch({ observe, signal: stop.signal }));
  };
  await expect(all()).rejects.toThrow("seen");
  expect(seeds).toEqual([4]);
});

test("an abort stops the planning too", async () => {
  const signal = AbortSignal.abort(new Error("enough"));
  await expect(prepareExperiment(file, { signal })).rejects.toThrow("enough");
});

test("results are by arm, and without a report while runs are missing", async () => {
  const prepared = await prepareExperiment(file, { seeds: 1 });
  const [run] = prepared.plan.runs;
  const results = collectResults(prepared, [
    { run: run!, record: { seed: 0, status: "failed", error: "no luck" } },
  ]);
  expect(results.arms.map(({ name, runs }) => [name, runs.length])).toEqual([
    ["dataset=first-bit, model=perceptron", 1],
    ["dataset=first-bit, model=three-layer", 0],
    ["dataset=xor-3bit, model=perceptron", 0],
    ["dataset=xor-3bit, model=three-layer", 0],
  ]);
  expect(results.summary).toBeUndefined();
});
