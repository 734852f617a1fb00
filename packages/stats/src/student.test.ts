import { describe, expect, it } from "vitest";
import { incompleteBeta } from "./incomplete-beta.ts";
import vectors from "./stats.vectors.json" with { type: "json" };
import { studentQuantile, studentTwoSided } from "./student.ts";

const tails = vectors.t.flatMap(({ df, x, cdf, sf }) =>
  cdf === undefined || sf === undefined ? [] : [{ df: df[0]!, t: x, p: 2 * Math.min(cdf, sf) }],
);
const quantiles = vectors.t.flatMap(({ df, x, ppf_of: p }) =>
  p === undefined || p < 0.5 ? [] : [{ df: df[0]!, confidence: 2 * p - 1, t: x }],
);

describe("studentTwoSided", () => {
  it.each(tails)("of t = $t with $df degrees of freedom is scipy's", ({ t, df, p }) => {
    expect(Math.abs(studentTwoSided(t, df) - p)).toBeLessThanOrEqual(1e-12 * p);
  });
  // mpmath with 40 digits
  it.each([
    [40, 3000, 8.66015954943647e-281],
    [1.5, 3000, 0.1337196286044993],
    [1e-9, 5, 0.9999999992407866],
    [80, 19, 1.71653614981233e-25],
  ])("keeps its digits far out: t = %d with %i", (t, df, p) => {
    expect(Math.abs(studentTwoSided(t, df) - p)).toBeLessThanOrEqual(1e-11 * p);
  });
  it("ends at 0 and passes NaN on", () => {
    expect(studentTwoSided(Number.POSITIVE_INFINITY, 3)).toBe(0);
    expect(studentTwoSided(Number.NaN, 3)).toBeNaN();
  });
});

describe("studentQuantile", () => {
  it.each(quantiles)("of $confidence with $df degrees of freedom is scipy's", ({ confidence, df, t }) => {
    expect(Math.abs(studentQuantile(confidence, df) - t)).toBeLessThanOrEqual(1e-12 * t);
  });
  it("refuses a confidence of 1", () => expect(() => studentQuantile(1, 3)).toThrow("between 0 and 1"));
});

describe("incompleteBeta", () => {
  it("refuses what its series is not made for", () => {
    expect(() => incompleteBeta(0.5, 0.5, 2, 3)).toThrow("one of them 1, got 2 and 3");
  });
});
