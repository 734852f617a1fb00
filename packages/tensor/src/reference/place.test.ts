import { describe, expect, it } from "vitest";
import { literal } from "../leaves.ts";
import { Tensor } from "../tensor.ts";
import { evaluate } from "../testing/evaluate.ts";

const place = (
  inputs: readonly Tensor[],
  pieces: readonly { offset: number; strides: number[] }[],
  shape: number[],
  { fill = 0, accumulate = false } = {},
) => new Tensor("place", { shape, pieces, fill, accumulate }, inputs);

describe("place", () => {
  it("assigns pieces into a filled output", () => {
    const x = literal([1, 2, 3, 4], [2, 2]);
    const padded = place([x], [{ offset: 5, strides: [4, 1] }], [4, 4], { fill: 9 });
    expect(evaluate(padded)).toEqual([9, 9, 9, 9, 9, 1, 2, 9, 9, 3, 4, 9, 9, 9, 9, 9]);
    const pieces = [0, 1].map((offset) => ({ offset, strides: [2] }));
    const zipped = place([literal([1, 2], [2]), literal([-1, -2], [2])], pieces, [4]);
    expect(evaluate(zipped)).toEqual([1, -1, 2, -2]);
  });
  it("writes backwards", () => {
    const x = literal([1, 2, 3], [3]);
    expect(evaluate(place([x], [{ offset: 2, strides: [-1] }], [3]))).toEqual([3, 2, 1]);
  });
  it("fills with -0, infinities and NaN", () => {
    for (const fill of [-0, -Infinity, NaN])
      expect(evaluate(place([literal([], [0])], [{ offset: 0, strides: [1] }], [2], { fill }))).toEqual([
        fill,
        fill,
      ]);
  });
  it("adds overlapping windows", () => {
    const windows = literal([1, 2, 3, 4, 5, 6], [3, 2]);
    const sum = place([windows], [{ offset: 0, strides: [1, 1] }], [4], { accumulate: true });
    expect(evaluate(sum)).toEqual([1, 5, 9, 6]);
  });
  it.each([
    ["f64", 1e16],
    ["f32", 2 ** 25],
  ] as const)("adds pieces in order, each in row-major order, from +0, in %s", (precision, big) => {
    const all = { offset: 0, strides: [0, 0] };
    const x = literal([big, 1, -big, 1], [2, 2]);
    expect(evaluate(place([x], [all], [1], { accumulate: true }), {}, precision)).toEqual([1]); // by columns: 2
    const y = literal([1, big], [1, 2]);
    const z = literal([-big, 1], [1, 2]);
    expect(evaluate(place([y, z], [all, all], [1], { accumulate: true }), {}, precision)).toEqual([1]);
    expect(evaluate(place([z, y], [all, all], [1], { accumulate: true }), {}, precision)).toEqual([0]);
    expect(evaluate(place([literal([-0], [1, 1])], [all], [1], { accumulate: true }), {}, precision)).toEqual(
      [0],
    );
  });
});

describe("gather", () => {
  const x = literal([1, 2, 3, 4, 5, 6], [2, 3]);

  it("reads along an axis", () => {
    expect(evaluate(x.gather(1, literal([2, 0, 1, 1], [2, 2], "int")))).toEqual([3, 1, 5, 5]);
    expect(evaluate(x.gather(0, literal([1, 0, 1], [1, 3], "int")))).toEqual([4, 2, 6]);
    expect(evaluate(x.take(0, literal([1, 1, 0], [3], "int")))).toEqual([4, 5, 6, 4, 5, 6, 1, 2, 3]);
  });
  it("keeps ints and bools", () => {
    const index = literal([1, 0], [2], "int");
    expect(evaluate(literal([-7, 8], [2], "int").gather(0, index))).toEqual([8, -7]);
    expect(evaluate(literal([1, 0], [2], "bool").gather(0, index))).toEqual([0, 1]);
  });
  it("may be empty", () => {
    expect(evaluate(x.take(1, literal([], [0], "int")))).toEqual([]);
  });
  it.each([-1, 3])("refuses index %i", (bad) => {
    const gathered = x.gather(1, literal([bad, 0], [1, 2], "int"));
    expect(() => evaluate(gathered)).toThrow(
      new RangeError(`gather: index ${bad} is outside of an axis of length 3`),
    );
  });
});

describe("scatterAdd", () => {
  it("adds to a copy of the base, repeated indices in order", () => {
    const base = literal([10, 20, 30], [3]);
    const sum = base.scatterAdd(0, literal([2, 0, 2], [3], "int"), literal([1, 2, 3], [3]));
    expect(evaluate(sum)).toEqual([12, 20, 34]);
    expect(evaluate(base)).toEqual([10, 20, 30]);
  });
  it("adds along an inner axis", () => {
    const base = literal([0, 0, 0, 0, 0, 0], [2, 3]);
    const sum = base.scatterAdd(1, literal([1, 1, 0, 2], [2, 2], "int"), literal([1, 2, 3, 4], [2, 2]));
    expect(evaluate(sum)).toEqual([0, 3, 0, 3, 0, 4]);
  });
  it.each([
    ["f64", 1e16],
    ["f32", 2 ** 25],
  ] as const)("adds to the base first, in row-major order of the source, in %s", (precision, big) => {
    const at = literal([0, 0, 0], [3], "int");
    const source = literal([1, -big, 1], [3]);
    expect(evaluate(literal([big], [1]).scatterAdd(0, at, source), {}, precision)).toEqual([1]);
  });
  it("wraps ints", () => {
    const sum = literal([2147483647], [1], "int").scatterAdd(
      0,
      literal([0], [1], "int"),
      literal([1], [1], "int"),
    );
    expect(evaluate(sum)).toEqual([-2147483648]);
  });
  it("refuses an index outside", () => {
    const sum = literal([0], [1]).scatterAdd(0, literal([1], [1], "int"), literal([1], [1]));
    expect(() => evaluate(sum)).toThrow(
      new RangeError("scatterAdd: index 1 is outside of an axis of length 1"),
    );
  });
});
