import { describe, expect, it } from "vitest";
import type { Precision } from "../scalar.ts";
import { ulpBounds } from "./elementary.ts";
import { edgeMismatches, worstError } from "./testing/accuracy.ts";
import { around, everyExponent, linear } from "./testing/samples.ts";

const least = { f32: 2 ** -149, f64: 2 ** -1074 };

/** Floats that lie nearest to multiples of pi/2 (to 2^-61; f32: 2^-29), found by continued fractions. */
const nearMultiples = {
  f32: [16367173 * 2 ** 72, 10741887 * 2 ** 11],
  f64: [6381956970095103 * 2 ** 797, 6411027962775774 * 2 ** -47],
};

function points(precision: Precision): number[] {
  const count = precision === "f64" ? 600 : 50_000;
  const multiples = Array.from({ length: precision === "f64" ? 100 : 1000 }, (_, n) => (n * Math.PI) / 2);
  return [
    ...linear(precision, -10, 10, 2 * count),
    ...linear(precision, -20_000, 20_000, count),
    ...everyExponent(precision, 2 * count),
    ...multiples.map((x) => (precision === "f32" ? Math.fround(x) : x)),
    ...around(precision, [...nearMultiples[precision], Math.PI / 4, 2 ** 7, 2 ** 14]),
  ];
}

describe.each(["f32", "f64"] as const)("%s", (precision) => {
  it.each(["sin", "cos"] as const)("%s is within its bound", (name) => {
    const worst = worstError(
      name,
      precision,
      points(precision).map((x) => [x]),
    );
    expect(worst.ulp, `at ${worst.at}`).toBeLessThanOrEqual(ulpBounds[name][precision]);
  });

  it("have their edges", () => {
    const tiny = least[precision];
    const sine = [
      [0, 0],
      [-0, -0],
      [tiny, tiny],
      [-tiny, -tiny],
      [Infinity, Number.NaN],
      [-Infinity, Number.NaN],
      [Number.NaN, Number.NaN],
    ];
    const cosine = [
      [0, 1],
      [-0, 1],
      [tiny, 1],
      [-tiny, 1],
      [Infinity, Number.NaN],
      [-Infinity, Number.NaN],
      [Number.NaN, Number.NaN],
    ];
    expect(edgeMismatches("sin", precision, sine)).toEqual([]);
    expect(edgeMismatches("cos", precision, cosine)).toEqual([]);
  });
});
