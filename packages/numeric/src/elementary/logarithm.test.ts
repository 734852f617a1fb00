import { describe, expect, it } from "vitest";
import { ulpBounds } from "./elementary.ts";
import { edgeMismatches, worstError } from "./testing/accuracy.ts";
import { around, everyExponent, linear, round } from "./testing/samples.ts";

const least = { f32: 2 ** -149, f64: 2 ** -1074 };
const ulpOfOne = { f32: 2 ** -23, f64: 2 ** -52 };
const counts = { f32: 50_000, f64: 1500 };

describe.each(["f32", "f64"] as const)("%s", (precision) => {
  const count = counts[precision];
  const tiny = least[precision];

  it("log is within its bound", () => {
    const points = [
      ...everyExponent(precision, count).map(Math.abs),
      ...linear(precision, 0.5, 2, 2 * count),
      ...linear(precision, 0.99, 1.01, count),
      ...around(precision, [1, Math.SQRT1_2, Math.SQRT2, 2, 0.5, Math.E]),
    ];
    const worst = worstError(
      "log",
      precision,
      points.map((x) => [x]),
    );
    expect(worst.ulp, `at ${worst.at}`).toBeLessThanOrEqual(ulpBounds.log[precision]);
  });

  it("log1p is within its bound", () => {
    const points = [
      ...everyExponent(precision, count).map((x) => (x <= -1 ? -x : x)),
      ...linear(precision, -0.5, 1, 2 * count),
      ...linear(precision, -1, 10, count),
      ...everyExponent(precision, count)
        .map((x) => round(precision, Math.abs(x) - 1))
        .filter((x) => x > -1 && x < 2),
      ...around(precision, [Math.SQRT1_2 - 1, Math.SQRT2 - 1, 1, -0.5, ulpOfOne[precision]]),
    ];
    const worst = worstError(
      "log1p",
      precision,
      points.map((x) => [x]),
    );
    expect(worst.ulp, `at ${worst.at}`).toBeLessThanOrEqual(ulpBounds.log1p[precision]);
  });

  it("log has its edges", () => {
    const edges = [
      [1, 0],
      [0, -Infinity],
      [-0, -Infinity],
      [-tiny, Number.NaN],
      [-1, Number.NaN],
      [-Infinity, Number.NaN],
      [Infinity, Infinity],
      [Number.NaN, Number.NaN],
    ];
    expect(edgeMismatches("log", precision, edges)).toEqual([]);
  });

  it("log1p has its edges", () => {
    const edges = [
      [0, 0],
      [-0, -0],
      [tiny, tiny],
      [-tiny, -tiny],
      [-1, -Infinity],
      [-1 - ulpOfOne[precision], Number.NaN],
      [-Infinity, Number.NaN],
      [Infinity, Infinity],
      [Number.NaN, Number.NaN],
    ];
    expect(edgeMismatches("log1p", precision, edges)).toEqual([]);
  });
});
