import { defineInitializer, defineSchedule, type Layer } from "@titrate/plugin";
import { expect, test } from "vitest";
import { half, layer, metric, parts, scale } from "./testing/parts.ts";
import { trainRun } from "./train.ts";

const weightOf = (result: Awaited<ReturnType<typeof trainRun>>): number => result.parameters.weight!.data[0]!;

test("descends the gradient, step by step", async () => {
  // loss = mean((wx - 3x)^2), slope 2 * mean(x^2) * (w - 3), and mean(x^2) is 2.5.
  let weight = 0.5;
  for (let step = 0; step < 3; step++) weight -= 0.1 * 2 * 2.5 * (weight - 3);
  const result = await trainRun(parts([1, 2]));
  expect(weightOf(result)).toBeCloseTo(weight, 14);
  expect(result.history.map(({ epoch, step }) => [epoch, step])).toEqual([
    [0, 0],
    [3, 3],
  ]);
  expect(result.final["train/loss"]).toBeCloseTo(2.5 * (weight - 3) ** 2, 14);
  expect(result).toMatchObject({ rows: { train: 2 }, parameterCount: 1, seed: 0 });
});

test("the schedule sets the rate of each step", async () => {
  const seen: number[][] = [];
  const rate = defineSchedule({
    name: "halving",
    summary: "For tests.",
    rate: ({ step, steps, base }) => {
      seen.push([step, steps, base]);
      return step === 0 ? base : 0;
    },
  });
  const result = await trainRun(parts([1], { schedule: rate.bind({}, { path: [] }) }));
  // Once before anything is allocated, then for each step.
  expect(seen).toEqual([
    [0, 3, 0.1],
    [0, 3, 0.1],
    [1, 3, 0.1],
    [2, 3, 0.1],
  ]);
  expect(weightOf(result)).toBe(0.5 - 0.1 * 2 * (0.5 - 3));
});

test("a schedule goes on where chunks are cut", async () => {
  const rate = defineSchedule({
    name: "falling",
    summary: "For tests.",
    rate: ({ step, base }) => base / (1 + step),
  });
  const schedule = rate.bind({}, { path: [] });
  const digests = [undefined, 1, 7].map(async (every) => {
    const train = {
      epochs: 20,
      batch: 2,
      shuffle: true,
      ...(every !== undefined && { evaluateEvery: every }),
    };
    return (await trainRun(parts([1, 2, 3, 4, 5], { schedule, train }))).digest;
  });
  expect(new Set(await Promise.all(digests)).size).toBe(1);
});

test("a smaller last batch trains too, and all rows are evaluated", async () => {
  const x = Array.from({ length: 2051 }, (_, row) => (row % 7) / 7);
  const train = { epochs: 1, batch: 500, shuffle: false };
  const result = await trainRun(parts(x, { train }));
  let weight = 0.5;
  for (let from = 0; from < x.length; from += 500) {
    const batch = x.slice(from, from + 500);
    const square = batch.reduce((sum, value) => sum + value * value, 0) / batch.length;
    weight -= 0.1 * 2 * square * (weight - 3);
  }
  expect(weightOf(result)).toBeCloseTo(weight, 12);
  expect(result.history.at(-1)!.step).toBe(5);
  expect(result.predictions.train!.shape).toEqual([2051, 1]);
  expect(result.predictions.train!.data.at(-1)).toBeCloseTo(weight * x.at(-1)!, 12);
});

test("metrics see every row of every split", async () => {
  const { dataset } = parts([1, 2]);
  const largest = metric("largest", "maximize", (prediction) => prediction.max());
  const validation = parts([10]).dataset.train;
  const changes = {
    dataset: { ...dataset, validation },
    metrics: [largest],
    train: { epochs: 2, batch: 1, shuffle: true, evaluateEvery: 1 },
  };
  const { history, final, predictions } = await trainRun(parts([], changes));
  expect(history).toHaveLength(3);
  expect(Object.keys(final)).toEqual([
    "train/loss",
    "train/largest",
    "validation/loss",
    "validation/largest",
  ]);
  for (const split of ["train", "validation"]) {
    expect(final[`${split}/largest`]).toBe(Math.max(...predictions[split]!.data));
  }
});

test("a diverged run ends, and tells since when", async () => {
  const train = { epochs: 2000, batch: "full" as const, shuffle: false, evaluateEvery: 500 };
  const { final, divergedEpoch } = await trainRun(parts([100], { train }));
  expect(divergedEpoch).toBe(500);
  expect(final["train/loss"]).toBeNaN();
});

test("a run that recovers did not diverge", async () => {
  const wild = metric("wild", "minimize", (prediction) => prediction.max().sub(1).log());
  const train = { epochs: 30, batch: "full" as const, shuffle: false, evaluateEvery: 1 };
  const { history, divergedEpoch } = await trainRun(parts([1], { metrics: [wild], train }));
  expect(history[0]!.metrics["train/wild"]).toBeNaN();
  expect(divergedEpoch).toBeUndefined();
});

test("an unnamed layer's weights do not depend on the named ones beside it", async () => {
  const chain = (...layers: Layer[]): Layer =>
    layer((x, scope) => layers.reduce((y, one) => scope.call(one, y), x));
  const draws = defineInitializer({
    name: "draws",
    summary: "For tests.",
    sample: ({ size, random }) => Float64Array.from({ length: size }, () => random.uniform()),
  }).bind({}, { path: [] });
  const drawn = (name?: string): Layer => layer((x, scope) => x.mul(scope.parameter("w", [1], draws)), name);
  const weightsOf = async (model: Layer): Promise<unknown> => {
    const schedule = defineSchedule({ name: "none", summary: "For tests.", rate: () => 0 }).bind(
      {},
      { path: [] },
    );
    return (await trainRun(parts([1], { model, schedule }))).parameters;
  };
  const all = await weightsOf(chain(drawn("first"), drawn(), drawn("last"), drawn()));
  const fewer = await weightsOf(chain(drawn(), drawn("last"), drawn()));
  expect(Object.keys(fewer as object)).toEqual(["test-layer-1.w", "last.w", "test-layer-2.w"]);
  expect(all).toMatchObject(fewer as object);
});

test("random numbers of layers are new at each step and the same in each run", async () => {
  const noisy = layer((x, scope) => {
    const scaled = scope.call(scale, x);
    return scope.training ? scaled.mul(scope.uniform("noise", scaled.shape)) : scaled;
  });
  const train = { epochs: 5, batch: 2, shuffle: false };
  const [first, again] = await Promise.all(
    [1, 2].map(() => trainRun(parts([1, 2, 3, 4], { model: noisy, train }))),
  );
  expect(again!.digest).toBe(first!.digest);
  // The stream random/noise of seed 0 and the counters 0, 1, ... decide these bits: see docs/numerics.md.
  expect(first!.digest).toMatchInlineSnapshot(
    `"fb10b22d669a2127bb4e4aadb3cf0008bb150480ce6187fea24483cc6edcd03a"`,
  );
  const calm = await trainRun(parts([1, 2, 3, 4], { train }));
  expect(first!.digest).not.toBe(calm.digest);
  expect(Object.keys(first!.parameters)).toEqual(["test-layer-1.weight"]);
});

test("an abort stops between two chunks", async () => {
  const stop = new AbortController();
  const train = { epochs: 1_000_000, batch: "full" as const, shuffle: false };
  const run = trainRun(parts([1], { train }), {
    observer: { stepped: () => stop.abort(new Error("enough")) },
    signal: stop.signal,
  });
  await expect(run).rejects.toThrow("enough");
});

test.each([
  [
    "two parameters of one name",
    { model: layer((x, s) => x.mul(s.parameter("w", [1], half)).mul(s.parameter("w", [1], half))) },
    /"w" is declared twice/,
  ],
  [
    "two layers of one name",
    {
      model: layer((x, s) =>
        s.call(
          layer((y) => y, "a"),
          s.call(
            layer((y) => y, "a"),
            x,
          ),
        ),
      ),
    },
    /"a" is declared twice/,
  ],
  ["a shape that does not fit", { model: layer((x) => x.reshape([7])) }, /reshape/],
  [
    "a metric called loss",
    { metrics: [metric("loss", "minimize", (x) => x.sum())] },
    /already a figure "loss"/,
  ],
  [
    "classes without as many outputs",
    { dataset: { ...parts([1]).dataset, classes: 3 } },
    /1 outputs and the dataset has 3 classes/,
  ],
  [
    "noise outside of training",
    { model: layer((x, s) => x.add(s.training ? 0 : s.uniform("noise", x.shape))) },
    /outside of training/,
  ],
])("%s is refused before step 0", async (_what, changes, message) => {
  await expect(trainRun(parts([1], changes))).rejects.toMatchObject({
    name: "RunError",
    message: expect.stringMatching(message),
  });
});
