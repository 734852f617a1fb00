import { describe, expect, it } from "vitest";
import type { Precision } from "../scalar.ts";
import { ulpBounds } from "./elementary.ts";
import { edgeMismatches, worstError } from "./testing/accuracy.ts";
import { adjacent, everyExponent, linear, round } from "./testing/samples.ts";

const least = { f32: 2 ** -149, f64: 2 ** -1074 };
const largest = { f32: 2 ** 128 - 2 ** 104, f64: Number.MAX_VALUE };
/** Greater than any logarithm of a finite result, subnormals included. */
const widest = { f32: 104, f64: 746 };

function points(precision: Precision): number[][] {
  const count = precision === "f64" ? 400 : 40_000;
  // The nearer x is to 1, the more a wrong logarithm would show.
  const nearOne = linear(precision, 1, precision === "f64" ? 50 : 22, count).map((n, index) =>
    round(precision, 1 + (index % 2 === 0 ? 1 : -0.5) * 2 ** -Math.floor(n) * (1 + (index % 7) / 7)),
  );
  const bases = [
    ...everyExponent(precision, count).map(Math.abs),
    ...linear(precision, 0.5, 2, count),
    ...linear(precision, 0, 10, count),
    ...nearOne,
  ].filter((x) => x !== 1 && x !== 0);
  const widths = linear(precision, -widest[precision], widest[precision], bases.length);
  const acrossRange = bases.map((x, index) => [
    x,
    round(precision, widths[(index * 7919) % bases.length]! / Math.log(x)),
  ]);
  const integers = linear(precision, -20, 20, count).map((x, index) => [x, (index % 41) - 20]);
  const small = linear(precision, -4, 4, count).map((y, index) => [bases[(index * 31) % bases.length]!, y]);
  return [...acrossRange, ...integers, ...small];
}

describe.each(["f32", "f64"] as const)("%s", (precision) => {
  it("pow is within its bound", () => {
    const worst = worstError("pow", precision, points(precision));
    expect(worst.ulp, `at ${worst.at}`).toBeLessThanOrEqual(ulpBounds.pow[precision]);
  });

  it("pow is exact where its arguments and result are small integers", () => {
    const edges = [
      [2, 10, 1024],
      [3, 4, 81],
      [-2, 3, -8],
      [-3, 2, 9],
      [2, -1, 0.5],
      [10, 2, 100],
    ];
    expect(edgeMismatches("pow", precision, edges)).toEqual([]);
  });

  it("pow has the edges of C99", () => {
    const tiny = least[precision];
    const huge = largest[precision];
    const above = adjacent(precision, 1, 1);
    const below = adjacent(precision, 1, -1);
    const odd = precision === "f32" ? 2 ** 24 - 1 : 2 ** 53 - 1;
    const all = [0, -0, 1, -1, 0.5, -2, 3, tiny, -huge, Infinity, -Infinity, Number.NaN];
    const edges = [
      ...all.map((x) => [x, 0, 1]),
      ...all.map((x) => [x, -0, 1]),
      ...all.map((y) => [1, y, 1]),
      ...[0, -0].flatMap((zero) => [
        [zero, -3, Object.is(zero, 0) ? Infinity : -Infinity],
        [zero, -odd, Object.is(zero, 0) ? Infinity : -Infinity],
        [zero, -2, Infinity],
        [zero, -0.5, Infinity],
        [zero, -tiny, Infinity],
        [zero, -Infinity, Infinity],
        [zero, 3, zero],
        [zero, odd, zero],
        [zero, 2, 0],
        [zero, 0.5, 0],
        [zero, tiny, 0],
        [zero, Infinity, 0],
      ]),
      [-1, Infinity, 1],
      [-1, -Infinity, 1],
      [-1, odd, -1],
      [-1, odd + 1, 1],
      [-1, huge, 1],
      ...[0.5, -0.5, below, -below, tiny].flatMap((x) => [
        [x, Infinity, 0],
        [x, -Infinity, Infinity],
        [x, huge, 0],
        [x, -huge, Infinity],
      ]),
      ...[2, -2, above, -above, huge].flatMap((x) => [
        [x, Infinity, Infinity],
        [x, -Infinity, 0],
        [x, huge, Infinity],
        [x, -huge, 0],
      ]),
      [-Infinity, -3, -0],
      [-Infinity, -2, 0],
      [-Infinity, -0.5, 0],
      [-Infinity, 3, -Infinity],
      [-Infinity, 2, Infinity],
      [-Infinity, 0.5, Infinity],
      [Infinity, tiny, Infinity],
      [Infinity, -tiny, 0],
      [-8, 1 / 3, Number.NaN],
      [-1, 0.5, Number.NaN],
      [-tiny, tiny, Number.NaN],
      [-huge, -1.5, Number.NaN],
      [Number.NaN, 1, Number.NaN],
      [2, Number.NaN, Number.NaN],
      [0, Number.NaN, Number.NaN],
      [Infinity, Number.NaN, Number.NaN],
      [2, tiny, 1],
      [huge, -tiny, 1],
      [huge, 1, huge],
      [tiny, 1, tiny],
      [-2, 2 ** 11 + 1, -Infinity],
      [-2, -(2 ** 11) - 1, -0],
    ];
    expect(edgeMismatches("pow", precision, edges)).toEqual([]);
  });
});
