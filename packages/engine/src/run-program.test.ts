import { expect, test } from "vitest";
import { buildRunProgram, originOf } from "./run-program.ts";
import { metric, parts } from "./testing/parts.ts";

test("an evaluation hands out its figures alone: outputs stay in their table, predictions are asked for", () => {
  const { dataset } = parts([1, 2, 3]);
  const { program } = buildRunProgram(
    parts([], {
      dataset: { ...dataset, test: parts([4, 5]).dataset.train },
      metrics: [metric("largest", "maximize", (prediction) => prediction.max())],
    }),
  );
  const handed = Object.entries(program.entries).map(([name, { outputs, stores = [] }]) => [
    name,
    Object.entries(outputs).map(([output, { shape }]) => `${output} [${shape}]`),
    stores.map(({ table }) => table),
  ]);
  expect(handed).toEqual([
    ["train/3", [], []],
    ["output/train", [], ["train/outputs"]],
    ["score/train", ["loss []", "largest []"], []],
    ["predict/train", ["prediction [3,1]"], []],
    ["output/test", [], ["test/outputs"]],
    ["score/test", ["loss []", "largest []"], []],
    ["predict/test", ["prediction [2,1]"], []],
  ]);
});

test("every tensor that an entry computes is of some part of the config", () => {
  const built = buildRunProgram(parts([1, 2, 3, 4, 5], { train: { epochs: 1, batch: 2, shuffle: false } }));
  const owners = Object.values(built.program.entries).flatMap(({ outputs, updates, stores = [] }) =>
    [
      ...Object.values(outputs),
      ...updates.map(({ value }) => value),
      ...stores.map(({ value }) => value),
    ].map((tensor) => originOf(built, tensor)?.name),
  );
  expect(new Set(owners)).toEqual(new Set(['layer "test-layer"', "loss"]));
});
