import { namedStreams } from "@titrate/numeric";
import { expect, test } from "vitest";
import { chunks, epochOrder, stepsPerEpoch } from "./batches.ts";

const inOrder = (rows: number) => epochOrder(rows, false, namedStreams(0));

test.each([
  [4, 4],
  [6, 2],
  [6, 3],
])("in the data's order, chunks of %d rows in batches of %d go round and round", (rows, batch) => {
  for (const limit of [1, 2, 4, 5, 100]) {
    const plan = { rows, batch, order: inOrder(rows), limit };
    const made = [...chunks(plan, (2 * rows) / batch, 7)];
    const seen = made.flatMap((chunk) => [...chunk.rows]);
    expect(seen).toEqual(Array.from({ length: 5 * rows }, (_, place) => place % rows));
    expect(Math.max(...made.map(({ steps }) => steps))).toBe(Math.min(limit, (5 * rows) / batch));
    for (const chunk of made) expect(chunk.rows.length).toBe(chunk.steps * batch);
  }
});

test("an epoch ends with the smaller batch that is left", () => {
  const plan = { rows: 5, batch: 2, order: inOrder(5), limit: 10 };
  expect([...chunks(plan, 0, 2)].map(({ steps, batch, rows }) => [steps, batch, [...rows]])).toEqual([
    [2, 2, [0, 1, 2, 3]],
    [1, 1, [4]],
    [2, 2, [0, 1, 2, 3]],
    [1, 1, [4]],
  ]);
  expect(stepsPerEpoch(5, 2)).toBe(3);
});

test("where chunks are cut changes no row", () => {
  const order = epochOrder(6, true, namedStreams(7));
  const rowsOf = (limit: number) =>
    [...chunks({ rows: 6, batch: 3, order, limit }, 0, 4)].flatMap(({ rows }) => [...rows]);
  expect(rowsOf(1)).toEqual(rowsOf(100));
  expect([...chunks({ rows: 6, batch: 3, order, limit: 3 }, 0, 4)].map(({ steps }) => steps)).toEqual([
    3, 3, 2,
  ]);
});

test("each epoch has an order of its own, whichever epochs came before", () => {
  const shuffled = (): ((epoch: number) => Int32Array) => {
    const order = epochOrder(20, true, namedStreams(7));
    if (order instanceof Int32Array) throw new Error("one order for all epochs");
    return order;
  };
  const order = shuffled();
  const third = [...order(3)];
  expect([...shuffled()(3)]).toEqual(third);
  expect([...order(4)]).not.toEqual(third);
  expect(third.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, row) => row));
});
