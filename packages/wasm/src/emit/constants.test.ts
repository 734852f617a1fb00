import { arg, type Precision } from "@titrate/numeric";
import { describe, expect, it } from "vitest";
import { flatten, get, i32, memory } from "../assembler/code.ts";
import { buildFunction } from "../assembler/function.ts";
import { compiledValues } from "../testing/formula-values.ts";
import { dataAt, runCode } from "../testing/run-code.ts";
import { createConstantPool } from "./constants.ts";

const numbers = [0, -0, 1, 0.1, -1e30, 5e-324, Number.POSITIVE_INFINITY, Number.NaN];

/** What the lanes of a constant hold. */
function lanesOf(kind: "float" | "int", value: number, precision: Precision, capacity?: number): number[] {
  const options = capacity === undefined ? {} : { capacity };
  const buffer = runCode(
    precision,
    new Uint8Array(16),
    ({ constants, fn }) => memory("v128.store", i32(0), dataAt, constants[kind](fn, value)),
    options,
  );
  if (kind === "int") return [...new Int32Array(buffer, dataAt, 4)];
  return precision === "f32"
    ? [...new Float32Array(buffer, dataAt, 4)]
    : [...new Float64Array(buffer, dataAt, 2)];
}

describe.each([
  ["from the pool", undefined],
  ["as an immediate, where the pool is full", 0],
])("a constant %s", (_, capacity) => {
  it("stands in every lane, rounded to the precision", () => {
    for (const value of numbers) {
      expect(lanesOf("float", value, "f32", capacity)).toEqual(Array(4).fill(Math.fround(value)));
      expect(lanesOf("float", value, "f64", capacity)).toEqual(Array(2).fill(value));
    }
  });
  it("that is an int fills all 32-bit lanes, in f64 too", () => {
    for (const precision of ["f32", "f64"] as const)
      for (const value of [0, -1, 2 ** 31 - 1, -(2 ** 31)])
        expect(lanesOf("int", value, precision, capacity)).toEqual(Array(4).fill(value));
  });
});

describe("the pool", () => {
  const opened = (precision: Precision = "f32", capacity = 64) => ({
    pool: createConstantPool(precision, 1024, capacity),
    fn: buildFunction(0),
  });

  it("holds equal constants once, and zeros of both signs apart", () => {
    const { pool, fn } = opened();
    for (const value of [1, 0.1, 1, 0, -0, 0]) pool.float(fn, value);
    expect(new Float32Array(pool.bytes().buffer)).toEqual(Float32Array.of(1, 0.1, 0, -0));
  });

  it("gives a function one local for a constant, whatever asks for it", () => {
    const { pool, fn } = opened();
    const first = pool.float(fn, 1);
    expect(flatten(pool.float(fn, 1))).toEqual(flatten(first));
    expect(flatten(pool.bits(fn, 0x3f800000n))).toEqual(flatten(first));
    expect(flatten(first)).toEqual(flatten(get({ index: 0, type: "v128" })));
    expect(flatten(pool.float(fn, 2))).not.toEqual(flatten(first));
  });

  it("lays tables aligned, and equal ones once", () => {
    const { pool, fn } = opened("f64");
    pool.int(fn, 3);
    expect(pool.table([1, 2])).toBe(1024 + 8);
    expect(pool.table([1, 2, 3])).toBe(1024 + 24);
    expect(pool.table([1, 2])).toBe(1024 + 8);
    expect([...new Float64Array(pool.bytes().buffer.slice(8))]).toEqual([1, 2, 1, 2, 3]);
  });

  it("says where a table is too much", () =>
    expect(() => opened("f64", 16).pool.table([1, 2, 3])).toThrow("the formulas' tables exceed the pool"));
});

it("tables that differ in a zero's sign are two", () => {
  const columns = [{ dtype: "int" as const, values: [0, 0, 0, 0] }];
  const zero = arg(0, "int");
  const apart = zero
    .lookup([0])
    .add(1)
    .div(zero.lookup([-0]));
  expect(compiledValues(apart, columns, "f64")).toEqual(Array(4).fill(Number.NEGATIVE_INFINITY));
});
