import { input, literal, type Program, referenceExecutor, state } from "@titrate/tensor";
import { describe, expect, it } from "vitest";
import { firstDifference } from "./difference.ts";
import { differential, type Feeds } from "./differential.ts";
import type { EntryCall } from "./observe.ts";
import { wrongExecutors } from "./wrong-executors.ts";

/** A step that multiplies a row's numbers into a state, and looks up what it has counted in a short list. */
const w = state("w", [3]);
const unset = state("unset", []);
const count = state("count", [1], "int");
const row = input("row", [1, 3]);
const rate = input("rate", []);
const program: Program = {
  precision: "f32",
  tables: [{ name: "data", rows: 4, shape: [3], dtype: "float" }],
  state: [
    { name: "w", tensor: w },
    { name: "unset", tensor: unset },
    { name: "count", tensor: count },
  ],
  entries: {
    train: {
      batch: 1,
      rows: [{ tensor: row, table: "data" }],
      scalars: [rate],
      updates: [
        { state: w, value: w.sub(row.sum(0).mul(rate)) },
        { state: count, value: count.add(1) },
      ],
      outputs: {
        product: row.mul(w),
        unset,
        count,
        picked: literal([1, 2, 3, 4, 5, 6, 7, 8], [8]).gather(0, count),
      },
    },
  },
};
const call = (steps: number): EntryCall => ({
  entry: "train",
  steps,
  rows: Int32Array.from({ length: steps }, (_, i) => (i * 3) % 4),
  scalars: Float64Array.from({ length: steps }, (_, i) => 0.1 + i),
});
const feeds: Feeds = {
  tables: { data: [1, 2, 3, -1, 0, 0.1, 7, -8, 9, 1e-3, 1e3, 1] },
  state: { w: [1, -0.5, 0.3] },
};
/** The last call counts beyond the list. */
const calls = [call(1), call(4), call(5)];

describe("differential", () => {
  it("passes an executor that is right", () =>
    expect(() => differential(program, calls, feeds, referenceExecutor)).not.toThrow());

  it.each(Object.entries(wrongExecutors))("finds one that %s", (_, wrong) => {
    expect(() => differential(program, calls, feeds, wrong)).toThrow(/differs from the reference/);
  });

  it("says where, what, and by which graph", () => {
    const wrong = wrongExecutors["misses the last place of the last element"]!;
    const plain = {
      ...program,
      entries: { train: { ...program.entries.train!, outputs: { product: row.mul(w) } } },
    };
    expect(() => differential(plain, [call(2)], feeds, wrong)).toThrowErrorMatchingInlineSnapshot(`
      [Error: imprecise differs from the reference. Cut into several calls: output "product" of call 0, entry "train": step 0, element 2 is 0.9000000357627871, and 0.9000000357627869 is expected. Step by step: output "product" of call 0, entry "train": step 0, element 2 is 0.9000000357627871, and 0.9000000357627869 is expected.
      in f32:
        n0 = input(name: "row"): float [1, 3]
        n1 = state(name: "w"): float [3]
        n2 = elementwise(n0, n1, fn: "mul"): float [1, 3]
        n3 = reduce(n0, fn: "sum", axes: [0], keepDims: false): float [3]
        n4 = input(name: "rate"): float []
        n5 = elementwise(n3, n4, fn: "mul"): float [3]
        n6 = elementwise(n1, n5, fn: "sub"): float [3]
        n7 = state(name: "count"): int [1]
        n8 = constant(value: 1): int []
        n9 = elementwise(n7, n8, fn: "add"): int [1]
        train: output "product" = n2
        train: "w" becomes n6
        train: "count" becomes n9]
    `);
  });

  it("says what cannot be run", () => {
    const incapable = { ...referenceExecutor, name: "small", inspect: () => [{ message: "too large" }] };
    expect(() => differential(program, calls, feeds, incapable)).toThrow(
      "small cannot run the program: too large",
    );
  });
});

describe("firstDifference", () => {
  const seen = (...values: number[]) => [{ what: "x", values: Float64Array.from(values) }];
  it("takes every NaN for the same, and keeps -0 from 0", () => {
    const payload = new Float64Array(new BigUint64Array([0xfff8_0000_0000_0001n]).buffer);
    expect(firstDifference(seen(NaN), [{ what: "x", values: payload }])).toBeUndefined();
    expect(firstDifference(seen(1, -0), seen(1, 0))).toBe("x: element 1 is 0, and -0 is expected");
  });
  it("misses nothing and finds nothing too much", () => {
    expect(firstDifference(seen(1), [])).toBe("x is missing; there is nothing");
    expect(firstDifference([], seen(1))).toBe("x is too much");
  });
});
