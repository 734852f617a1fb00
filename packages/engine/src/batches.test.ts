import { namedStreams } from "@titrate/numeric";
import { expect, test } from "vitest";
import { chunks, epochOrder, stepsPerEpoch } from "./batches.ts";

const inOrder = (rows: number) => epochOrder(rows, false, namedStreams(0));

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
  const streams = namedStreams(7);
  const order = epochOrder(20, true, streams);
  const third = [...order(3)];
  expect([...epochOrder(20, true, namedStreams(7))(3)]).toEqual(third);
  expect([...order(4)]).not.toEqual(third);
  expect(third.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, row) => row));
});
