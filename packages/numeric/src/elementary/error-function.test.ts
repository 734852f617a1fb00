import { describe, expect, it } from "vitest";
import { ulpBounds } from "./elementary.ts";
import { edgeMismatches, worstError } from "./testing/accuracy.ts";
import { around, everyExponent, linear } from "./testing/samples.ts";

const least = { f32: 2 ** -149, f64: 2 ** -1074 };
const counts = { f32: 50_000, f64: 700 };

describe.each(["f32", "f64"] as const)("%s", (precision) => {
  const count = counts[precision];

  it("erf is within its bound", () => {
    const points = [
      ...linear(precision, -6.5, 6.5, count),
      ...linear(precision, -1, 1, count),
      ...linear(precision, -0.3, 0.3, count),
      ...everyExponent(precision, 2 * count),
      ...around(precision, [3.919, 3.95, 5.92, 5.94, 0.5, 1, 2, 0.2154, 0.2219]),
    ];
    const worst = worstError(
      "erf",
      precision,
      points.map((x) => [x]),
    );
    expect(worst.ulp, `at ${worst.at}`).toBeLessThanOrEqual(ulpBounds.erf[precision]);
  });

  it("erf has its edges", () => {
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
    expect(edgeMismatches("erf", precision, edges)).toEqual([]);
  });
});
