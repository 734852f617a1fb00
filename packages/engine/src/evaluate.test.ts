import { defineMetric, type MetricDefinition } from "@titrate/plugin";
import { expect, it } from "vitest";
import { parts } from "./testing/parts.ts";
import { trainRun } from "./train.ts";

const metric = (name: string, functions: Partial<MetricDefinition<Record<never, never>>>) =>
  defineMetric({ name, summary: "For tests.", goal: "minimize", ...functions }).bind({}, { path: [] });

it("metrics of the host see predictions and targets of each split at each evaluation", async () => {
  const median = metric("median", {
    measure: ({ prediction, target }) => Float64Array.from(prediction.data).sort()[1]! / target.data[1]!,
  });
  const test = parts([10, 20, 60]).dataset.train;
  const dataset = { ...parts([1, 2, 3]).dataset, test };
  const train = { epochs: 4, batch: "full", shuffle: false, evaluateEvery: 2 } as const;
  const { history, final } = await trainRun(parts([1], { dataset, train, metrics: [median] }));
  expect(history.map(({ metrics }) => metrics["test/median"])).toEqual([
    0.5 / 3,
    expect.closeTo(1, 0),
    expect.closeTo(1, 1),
  ]);
  expect(Object.keys(final).sort()).toEqual(["test/loss", "test/median", "train/loss", "train/median"]);
});

it("tables are made once, at the end", async () => {
  let calls = 0;
  const table = metric("pairs", {
    tabulate({ prediction, target }) {
      calls += 1;
      return {
        axes: ["row", "value"],
        cells: [...prediction.data].map((value, row) => [value, target.data[row]!]),
      };
    },
  });
  const train = { epochs: 2, batch: "full", shuffle: false, evaluateEvery: 1 } as const;
  const { tables, predictions, final } = await trainRun(parts([1, 2], { train, metrics: [table] }));
  const [first, second] = predictions.train!.data;
  expect(tables).toEqual({
    "train/pairs": {
      axes: ["row", "value"],
      cells: [
        [first, 3],
        [second, 6],
      ],
    },
  });
  expect(Object.keys(final)).toEqual(["train/loss"]);
  expect(calls).toBe(1);
});

it("a figure that is not defined is no divergence", async () => {
  const undefinedFigure = metric("undefined", { measure: () => Number.NaN });
  const { divergedEpoch, final } = await trainRun(parts([1], { metrics: [undefinedFigure] }));
  expect(final["train/undefined"]).toBeNaN();
  expect(divergedEpoch).toBeUndefined();
});
