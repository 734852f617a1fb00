import { describe, expect, it } from "vitest";
import type { Precision } from "../scalar.ts";
import { ulpBounds } from "./elementary.ts";
import { edgeMismatches, worstError } from "./testing/accuracy.ts";
import { around, everyExponent, linear } from "./testing/samples.ts";

const least = { f32: 2 ** -149, f64: 2 ** -1074 };
/** Logarithms of the largest float, the smallest normal and half the smallest subnormal. */
const thresholds = {
  f32: [88.72283905206835, -87.33654475055312, -103.97207708399179],
  f64: [709.782712893384, -708.3964185322641, -745.1332191019412],
};

function points(precision: Precision): number[] {
  const count = precision === "f64" ? 1000 : 50_000;
  const [overflow, , underflow] = thresholds[precision] as [number, number, number];
  return [
    ...linear(precision, underflow - 1, overflow + 1, 2 * count),
    ...linear(precision, -2, 2, count),
    ...linear(precision, underflow, underflow + 40, count),
    ...everyExponent(precision, count).map((x) => (Math.abs(x) > 1e4 ? 1 / x : x)),
    ...around(precision, [
      ...thresholds[precision],
      ...thresholds[precision].map((x) => -x),
      ...[-2, -1, 1, 2].map((n) => (n * Math.LN2) / 2),
    ]),
  ];
}

describe.each(["f32", "f64"] as const)("%s", (precision) => {
  it.each(["exp", "sigmoid"] as const)("%s is within its bound", (name) => {
    const worst = worstError(
      name,
      precision,
      points(precision).map((x) => [x]),
    );
    expect(worst.ulp, `at ${worst.at}`).toBeLessThanOrEqual(ulpBounds[name][precision]);
  });

  it("exp has its edges", () => {
    const tiny = least[precision];
    const edges = [
      [0, 1],
      [-0, 1],
      [tiny, 1],
      [-tiny, 1],
      [Infinity, Infinity],
      [-Infinity, 0],
      [1e30, Infinity],
      [-1e30, 0],
      [Number.NaN, Number.NaN],
    ];
    expect(edgeMismatches("exp", precision, edges)).toEqual([]);
  });

  it("sigmoid has its edges", () => {
    const tiny = least[precision];
    const edges = [
      [0, 0.5],
      [-0, 0.5],
      [tiny, 0.5],
      [-tiny, 0.5],
      [Infinity, 1],
      [-Infinity, 0],
      [1e30, 1],
      [-1e30, 0],
      [Number.NaN, Number.NaN],
    ];
    expect(edgeMismatches("sigmoid", precision, edges)).toEqual([]);
  });
});
