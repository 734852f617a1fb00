import { expect, it } from "vitest";
import { DataError } from "./error.ts";
import { labels, matrix } from "./numeric-array.ts";

it("matrix refuses what is no matrix of numbers", () => {
  const of = (rows: unknown) => () => matrix(rows as number[][]);
  expect(of([1, 2, 3])).toThrowErrorMatchingInlineSnapshot(
    `[PluginError: matrix: row 0 is 1 (a number); a row is an array of numbers: [[1], [2]]]`,
  );
  expect(of([[1], [2, 3], []])).toThrowErrorMatchingInlineSnapshot(
    `[PluginError: matrix: row 1 has length 2 and row 0 has 1; make them equal (rows count from 0)]`,
  );
  expect(of([[1], ["x"]])).toThrowErrorMatchingInlineSnapshot(
    `[PluginError: matrix: row 1 holds "x" (a string); give numbers]`,
  );
  expect(matrix([])).toEqual({ shape: [0, 0], dtype: "float", data: new Float64Array(0) });
});

it("labels refuses to round", () => {
  expect(() => labels([0, 0.5])).toThrowErrorMatchingInlineSnapshot(
    `[PluginError: labels: row 1 is 0.5 (a number); a class is a whole number from 0]`,
  );
  expect(() => labels([[0]] as never)).toThrowErrorMatchingInlineSnapshot(
    `[PluginError: labels: row 0 is an Array; a class is a whole number from 0]`,
  );
});

it("labels refuses what would wrap", () => {
  const of = (index: number) => () => labels([0, index]);
  for (const index of [-1, -(2 ** 32), 2 ** 31, 2 ** 32]) expect(of(index)).toThrow(DataError);
  expect(of(2 ** 32)).toThrowErrorMatchingInlineSnapshot(
    `[DataError: labels: row 1 is class 4294967296; classes are 0 to 2147483647]`,
  );
  expect(of(2 ** 31 - 1)().data).toEqual(Int32Array.of(0, 2147483647));
});
