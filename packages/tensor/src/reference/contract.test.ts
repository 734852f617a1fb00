import { describe, expect, it } from "vitest";
import { literal } from "../leaves.ts";
import { evaluate } from "../testing/evaluate.ts";

describe("matmul", () => {
  it("multiplies matrices", () => {
    const x = literal([1, 2, 3, 4, 5, 6], [2, 3]);
    const y = literal([1, 0, 2, -1, 0, 1, 1, 1, 10, 20, 30, 40], [3, 4]);
    expect(evaluate(x.matmul(y))).toEqual([31, 62, 94, 121, 64, 125, 193, 241]);
  });
  it("reads transposed matrices", () => {
    const x = literal([1, 2, 3, 4, 5, 6], [3, 2]);
    expect(evaluate(x.transpose().matmul(x))).toEqual([35, 44, 44, 56]);
  });
  it("multiplies a row and a column, either way round", () => {
    const row = literal([1, 2, 3], [1, 3]);
    expect(evaluate(row.matmul(row.transpose()))).toEqual([14]);
    expect(evaluate(row.transpose().matmul(row))).toEqual([1, 2, 3, 2, 4, 6, 3, 6, 9]);
  });
  it("goes batch by batch, and broadcasts one matrix", () => {
    const x = literal([1, 2, 3, 4, 5, 6, 7, 8], [2, 2, 2]);
    const y = literal([1, 1, 0, 1], [2, 2]);
    expect(evaluate(x.matmul(y))).toEqual([1, 3, 3, 7, 5, 11, 7, 15]);
    expect(evaluate(y.matmul(x))).toEqual([4, 6, 3, 4, 12, 14, 7, 8]);
    expect(evaluate(x.matmul(x))).toEqual([7, 10, 15, 22, 67, 78, 91, 106]);
  });

  it.each([
    ["f64", 1e16],
    ["f32", 2 ** 25],
  ] as const)("adds products in ascending k, in %s", (precision, big) => {
    const x = literal([1, big, -big], [1, 3]);
    const ones = literal([1, 1, 1, 1, 1, 1], [3, 2]);
    expect(evaluate(x.matmul(ones), {}, precision)).toEqual([0, 0]); // descending: 1
    expect(evaluate(literal([big, -big, 1], [1, 3]).matmul(ones), {}, precision)).toEqual([1, 1]);
    // Eight partial sums would keep the ones.
    const many = literal([big, 1, 1, 1, 1, 1, 1, 1, -big], [1, 9]);
    expect(evaluate(many.matmul(literal(new Array(9).fill(1), [9, 1])), {}, precision)).toEqual([0]);
  });
  it.each([
    ["f64", 1 + 2 ** -30],
    ["f32", 1 + 2 ** -14],
  ] as const)("rounds the product before it is added, in %s", (precision, a) => {
    const square = precision === "f64" ? a * a : Math.fround(a * a);
    // Fused, the part that the product loses would be left over.
    const x = literal([-square, a], [1, 2]);
    expect(evaluate(x.matmul(literal([1, a], [2, 1])), {}, precision)).toEqual([0]);
  });

  it("starts from +0", () => {
    expect(evaluate(literal([-0], [1, 1]).matmul(literal([1], [1, 1])))).toEqual([0]);
    expect(evaluate(literal([], [2, 0]).matmul(literal([], [0, 3])))).toEqual([0, 0, 0, 0, 0, 0]);
  });
  it("may be empty", () => {
    expect(evaluate(literal([], [0, 2]).matmul(literal([1, 2], [2, 1])))).toEqual([]);
  });
  it("passes NaN and infinities on, also past a product with 0", () => {
    expect(evaluate(literal([0, 1], [1, 2]).matmul(literal([NaN, 1], [2, 1])))).toEqual([NaN]);
    expect(evaluate(literal([0, 1], [1, 2]).matmul(literal([Infinity, 1], [2, 1])))).toEqual([NaN]);
  });
});
