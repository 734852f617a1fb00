import { describe, expect, it } from "vitest";
import { constant, literal } from "../leaves.ts";
import { evaluate } from "../testing/evaluate.ts";

const { fround } = Math;
const row = (values: readonly number[]) => literal(values, [values.length]);

/** The definition of a sum, written once more and differently. */
function sumInOrder(values: readonly number[], round: (x: number) => number): number {
  const partial = Array.from({ length: 8 }, (_, j) =>
    values.filter((_, n) => n % 8 === j).reduce((sum, x) => round(sum + round(x)), 0),
  );
  const pairs = [0, 2, 4, 6].map((j) => round(partial[j]! + partial[j + 1]!));
  return round(round(pairs[0]! + pairs[1]!) + round(pairs[2]! + pairs[3]!));
}

/** Numbers whose sum depends on its order: of both signs and of many sizes. */
function unruly(count: number): number[] {
  let seed = 12345;
  const next = (): number => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return seed / 0x7fffffff;
  };
  return Array.from({ length: count }, () => (next() - 0.5) * 10 ** Math.floor(next() * 12));
}

describe("sum", () => {
  it.each([
    ["f64", 1e16],
    ["f32", 2 ** 25],
  ] as const)("adds eight interleaved partial sums in a tree, in %s", (precision, big) => {
    // From left to right it would be 1, as all pairs of equal parity 2.
    expect(evaluate(row([big, 1, -big, 1]).sum(), {}, precision)).toEqual([0]);
    // The ninth element meets the first before the second is added.
    expect(evaluate(row([big, 1, 0, 0, 0, 0, 0, 0, -big]).sum(), {}, precision)).toEqual([1]);
  });
  it.each([0, 1, 7, 8, 9, 16, 61])("has the defined bits for %i elements", (count) => {
    const values = unruly(count);
    expect(evaluate(row(values).sum())).toEqual([sumInOrder(values, (x) => x)]);
    expect(evaluate(row(values).sum(), {}, "f32")).toEqual([sumInOrder(values, fround)]);
  });
  it("flattens several axes in row-major order, whatever lies between them", () => {
    const values = unruly(60);
    const sums = evaluate(literal(values, [4, 3, 5]).sum([0, 2]));
    const expected = [0, 1, 2].map((j) =>
      sumInOrder(
        values.filter((_, n) => Math.floor(n / 5) % 3 === j),
        (x) => x,
      ),
    );
    expect(sums).toEqual(expected);
  });
  it("starts from +0", () => {
    expect(evaluate(row([-0, -0]).sum())).toEqual([0]);
    expect(evaluate(row([]).sum())).toEqual([0]);
    expect(evaluate(literal([], [2, 0]).sum(1))).toEqual([0, 0]);
    expect(evaluate(literal([], [0, 2]).sum(1))).toEqual([]);
  });
  it("wraps ints at 32 bits", () => {
    expect(evaluate(literal([2147483647, 2, 3], [3], "int").sum())).toEqual([-2147483644]);
  });
  it("sums a scalar", () => {
    expect(evaluate(constant(3).sum())).toEqual([3]);
  });
  it("lets NaN and opposite infinities give NaN", () => {
    expect(evaluate(row([1, NaN]).sum())).toEqual([NaN]);
    expect(evaluate(row([Infinity, -Infinity]).sum())).toEqual([NaN]);
  });
});

describe("max", () => {
  it("takes the largest along axes", () => {
    expect(evaluate(literal([1, 5, 2, 7, 0, -3], [2, 3]).max(1))).toEqual([5, 7]);
    expect(evaluate(literal([1, 5, 2, 7, 0, -3], [2, 3]).max(0, { keepDims: true }))).toEqual([7, 5, 2]);
  });
  it("is NaN if any element is", () => {
    expect(evaluate(row([NaN, 1]).max())).toEqual([NaN]);
    expect(evaluate(row([1, NaN, Infinity]).max())).toEqual([NaN]);
  });
  it("is -Infinity of nothing, and the first of zeros", () => {
    expect(evaluate(row([]).max())).toEqual([-Infinity]);
    expect(evaluate(row([-0, 0]).max())).toEqual([-0]);
    expect(evaluate(row([0, -0]).max())).toEqual([0]);
  });
});

describe("argmax", () => {
  it("is the first of the largest", () => {
    expect(evaluate(literal([1, 3, 3, 9, 2, 9], [2, 3]).argmax(1))).toEqual([1, 0]);
    expect(evaluate(literal([1, 3, 3, 9, 2, 9], [2, 3]).argmax(0))).toEqual([1, 0, 1]);
    expect(evaluate(row([-Infinity, -Infinity]).argmax(0))).toEqual([0]);
  });
  it("counts the first NaN as the largest", () => {
    expect(evaluate(row([1, NaN, Infinity, NaN]).argmax(0))).toEqual([1]);
    expect(evaluate(row([NaN, 5]).argmax(0))).toEqual([0]);
  });
});
