import { describe, expect, it } from "vitest";
import type { Precision } from "../scalar.ts";
import { ulpBounds } from "./elementary.ts";
import { edgeMismatches, worstError } from "./testing/accuracy.ts";
import { around, everyExponent, linear } from "./testing/samples.ts";

const least = { f32: 2 ** -149, f64: 2 ** -1074 };
const overflow = { f32: 88.72283905206835, f64: 709.782712893384 };

function points(precision: Precision): number[] {
  const count = precision === "f64" ? 800 : 40_000;
  const halfLn2 = [-3, -1, 1, 3].map((n) => (n * Math.LN2) / 2);
  return [
    ...linear(precision, -1, 1, 2 * count),
    ...linear(precision, -0.25, 0.25, count),
    ...linear(precision, -25, 25, count),
    ...everyExponent(precision, 2 * count),
    ...linear(precision, -40, overflow[precision], count),
    ...around(precision, [...halfLn2, ...halfLn2.map((x) => x / 2), overflow[precision], 9.01, 19.06, -17.3]),
  ].filter((x) => x < overflow[precision] + 1);
}

describe.each(["f32", "f64"] as const)("%s", (precision) => {
  it.each(["expm1", "tanh"] as const)("%s is within its bound", (name) => {
    const worst = worstError(
      name,
      precision,
      points(precision).map((x) => [x]),
    );
    expect(worst.ulp, `at ${worst.at}`).toBeLessThanOrEqual(ulpBounds[name][precision]);
  });

  it("expm1 has its edges", () => {
    const tiny = least[precision];
    const edges = [
      [0, 0],
      [-0, -0],
      [tiny, tiny],
      [-tiny, -tiny],
      [Infinity, Infinity],
      [-Infinity, -1],
      [1e30, Infinity],
      [-1e30, -1],
      [Number.NaN, Number.NaN],
    ];
    expect(edgeMismatches("expm1", precision, edges)).toEqual([]);
  });

  it("tanh has its edges", () => {
    const tiny = least[precision];
    const edges = [
      [0, 0],
      [-0, -0],
      [tiny, tiny],
      [-tiny, -tiny],
      [Infinity, 1],
      [-Infinity, -1],
      [1e30, 1],
      [-1e30, -1],
      [Number.NaN, Number.NaN],
    ];
    expect(edgeMismatches("tanh", precision, edges)).toEqual([]);
  });
});
