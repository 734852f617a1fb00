import { describe, expect, it } from "vitest";
import { mcnemarExact, signTest } from "./sign-test.ts";

describe("mcnemarExact", () => {
  // Exact rational arithmetic, rounded once.
  it.each([
    [0, 0, 1],
    [0, 1, 1],
    [0, 5, 0.0625],
    [0, 6, 0.03125],
    [1, 7, 0.0703125],
    [3, 9, 0.14599609375],
    [10, 10, 1],
    [0, 19, 3.814697265625e-6],
    [40, 60, 0.05688793364098079],
    [100, 300, 2.5918869069720767e-24],
    [900, 1100, 8.457089535503927e-6],
  ])("of %i against %i has p = %d, in either order", (a, b, p) => {
    expect(Math.abs(mcnemarExact(a, b) - p)).toBeLessThanOrEqual(1e-12 * p);
    expect(mcnemarExact(b, a)).toBe(mcnemarExact(a, b));
  });
  it("ends at 0, not at NaN, where p is below the smallest double", () => {
    expect(mcnemarExact(0, 5000)).toBe(0);
  });
});

describe("signTest", () => {
  it("refuses what is no count", () => expect(() => signTest(1.5, 2)).toThrow("got 1.5 and 2"));
});
