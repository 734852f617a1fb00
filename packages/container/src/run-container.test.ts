import { resolve } from "node:path";
import { expect, test } from "vitest";
import { prepareExperiment } from "./prepare-experiment.ts";
import { createRootContainer } from "./root-container.ts";
import { createRunContainer } from "./run-container.ts";
import { tokens } from "./tokens.ts";

const file = resolve(import.meta.dirname, "../../../experiments/hidden-layer.yaml");

async function hiddenLayer() {
  const { plan } = await prepareExperiment(file, { seeds: 2 });
  const experiment = { ...plan.arms[0]!.experiment, train: { epochs: 3, batch: 2, shuffle: true } };
  return (seed: number) => createRunContainer(createRootContainer(), { experiment, seed, folder: "." });
}

test("a run's parts are made once in its container, and are its own", async () => {
  const runOf = await hiddenLayer();
  const [run, other] = [runOf(0), runOf(0)];
  expect(run.get(tokens.runParts)).toBe(run.get(tokens.runParts));
  expect(run.get(tokens.runParts).model).toBe(run.get(tokens.model));
  expect(other.get(tokens.model)).not.toBe(run.get(tokens.model));
});

test("config and seed decide the result, whatever ran before", async () => {
  const runOf = await hiddenLayer();
  const digestOf = async (seed: number): Promise<string> => (await runOf(seed).get(tokens.trainer)()).digest;
  const alone = await digestOf(1);
  await digestOf(0);
  expect(await digestOf(1)).toBe(alone);
  expect(await digestOf(0)).not.toBe(alone);
});

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
