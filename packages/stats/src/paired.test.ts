import { describe, expect, it } from "vitest";
import { meanInterval, pairedDifference } from "./paired.ts";
import vectors from "./stats.vectors.json" with { type: "json" };

const close = (got: number, want: number) =>
  expect(Math.abs(got - want)).toBeLessThanOrEqual(1e-9 * Math.abs(want));

describe("pairedDifference", () => {
  it.each(vectors.paired)("of $id is scipy's", ({ a, b, mean_diff, sd_diff, p_t, ci95 }) => {
    const difference = pairedDifference(b, a);
    expect(difference.test).toBe("paired t");
    close(difference.mean, mean_diff);
    close(difference.standardDeviation, sd_diff);
    close(difference.p, p_t);
    close(difference.interval!.low, ci95[0]!);
    close(difference.interval!.high, ci95[1]!);
  });
  it("is b minus a", () => expect(pairedDifference([1, 2], [4, 6]).mean).toBe(3.5));
  it("turns to the exact sign test when t is undefined", () => {
    const six = pairedDifference([0, 0, 0, 0, 0, 0], [1, 1, 1, 1, 1, 1]);
    expect(six).toEqual({ n: 6, mean: 1, standardDeviation: 0, test: "exact sign", p: 0.03125 });
    expect(pairedDifference([3, 4], [3, 4]).p).toBe(1);
    const rounded = pairedDifference(
      [0.25, 0.32, 0.29, 0.26, 0.28, 0.3],
      [0.1, 0.17, 0.14, 0.11, 0.13, 0.15],
    );
    expect(rounded.standardDeviation).toBeGreaterThan(0);
    expect(rounded).toMatchObject({ test: "exact sign", p: 0.03125 });
  });
  it("tests nothing with one pair or none", () => {
    expect(pairedDifference([1], [5])).toMatchObject({ n: 1, mean: 4, test: "none", p: 1 });
    expect(pairedDifference([], [])).toMatchObject({ n: 0, test: "none", p: 1 });
  });
  it("refuses arrays that do not pair", () => {
    expect(() => pairedDifference([1], [])).toThrow("got 1 and 0");
  });
});

describe("meanInterval", () => {
  it("needs a spread", () => {
    expect(meanInterval([2])).toBeUndefined();
    expect(meanInterval([2, 2, 2])).toBeUndefined();
  });
});
