import { expect, test } from "vitest";
import { expandGrid } from "./grid.ts";

test("the last key varies fastest, as in Hydra", () => {
  expect(expandGrid<number | string>({ a: [1, 2], b: ["x", "y"] })).toEqual([
    { a: 1, b: "x" },
    { a: 1, b: "y" },
    { a: 2, b: "x" },
    { a: 2, b: "y" },
  ]);
});

test("no keys make one row, an empty list none", () => {
  expect(expandGrid({})).toEqual([{}]);
  expect(expandGrid({ a: [], b: [1] })).toEqual([]);
});
