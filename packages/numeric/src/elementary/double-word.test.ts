import { describe, expect, it } from "vitest";
import { compileScalar } from "../javascript.ts";
import type { Precision, Scalar } from "../scalar.ts";
import { type DoubleWord, factor, fastTwoSum, twoProduct, twoSum } from "./double-word.ts";
import { polynomial } from "./polynomial.ts";
import { decimalOf } from "./testing/oracle.ts";
import { linear } from "./testing/samples.ts";

type Binary = (x: Scalar, y: Scalar) => DoubleWord;
const product: Binary = (x, y) => twoProduct(factor(x), factor(y));

/** Both words of an operation. */
function words(operation: Binary, precision: Precision): (x: number, y: number) => [number, number] {
  const high = compileScalar((_, x, y) => operation(x!, y!).high, 2, precision);
  const low = compileScalar((_, x, y) => operation(x!, y!).low, 2, precision);
  return (x, y) => [high(x, y), low(x, y)];
}

const pairs = (precision: Precision): [number, number][] => {
  const xs = linear(precision, -8, 8, 500);
  return xs.map((x, index) => [x, xs[(index * 37) % xs.length]! * (index % 3 === 0 ? 2 ** -12 : 1)]);
};

describe.each(["f32", "f64"] as const)("%s", (precision) => {
  it("twoSum is exact, whichever is larger", () => {
    const sum = words(twoSum, precision);
    for (const [x, y] of pairs(precision)) {
      const [high, low] = sum(x, y);
      const exact = decimalOf(x).add(decimalOf(y));
      expect(decimalOf(high).add(decimalOf(low)).eq(exact), `${x} + ${y}`).toBe(true);
    }
  });

  it("fastTwoSum is exact where the first is larger or 0", () => {
    const sum = words(fastTwoSum, precision);
    for (const [x, y] of [...pairs(precision), [0, 1.25], [0, 0]] as const) {
      const [first, second] = x === 0 || Math.abs(x) >= Math.abs(y) ? [x, y] : [y, x];
      const [high, low] = sum(first, second);
      const exact = decimalOf(first).add(decimalOf(second));
      expect(decimalOf(high).add(decimalOf(low)).eq(exact), `${first} + ${second}`).toBe(true);
    }
  });

  it("twoProduct is exact, but for 2^-105 in f64", () => {
    const multiply = words(product, precision);
    for (const [x, y] of pairs(precision)) {
      const [high, low] = multiply(x, y);
      const exact = decimalOf(x).mul(decimalOf(y));
      const error = decimalOf(high).add(decimalOf(low)).sub(exact).abs();
      expect(error.lte(exact.abs().mul(precision === "f32" ? 0 : 2 ** -105)), `${x} * ${y}`).toBe(true);
    }
  });

  it("polynomial takes the constant first", () => {
    const evaluate = compileScalar((_, x) => polynomial(x!, [1, 2, 3]), 1, precision);
    expect(evaluate(10)).toBe(321);
  });
});
