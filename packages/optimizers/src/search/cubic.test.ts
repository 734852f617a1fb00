import { describe, expect, it } from "vitest";
import { cubicMinimum } from "./cubic.ts";

/** A sample of f(t) = t^3 - 3t, whose minimum is at 1 and maximum at -1. */
const sample = (step: number) => ({ step, loss: step * step * step - 3 * step, slope: 3 * step * step - 3 });

describe("cubicMinimum", () => {
  it.each([
    [0, 3],
    [0.5, 0.75],
    [1.25, 7],
    [-3, 2],
  ])("finds a cubic's minimum from %d and %d, in either order", (a, b) => {
    expect(cubicMinimum(sample(a), sample(b), -10, 10)).toBeCloseTo(1, 12);
    expect(cubicMinimum(sample(b), sample(a), -10, 10)).toBe(cubicMinimum(sample(a), sample(b), -10, 10));
  });
  it("stays within its bounds", () => {
    expect(cubicMinimum(sample(0), sample(3), 1.5, 3)).toBe(1.5);
    expect(cubicMinimum(sample(0), sample(0.5), 0, 0.5)).toBe(0.5);
  });
  it("takes the middle where there is no minimum", () => {
    const rising = (step: number) => ({ step, loss: step * step * step + step, slope: 3 * step * step + 1 });
    expect(cubicMinimum(rising(-1), rising(2), 0, 3)).toBe(1.5);
  });
  it("takes the middle where a sample is not finite, or both are one", () => {
    const cliff = { step: 4, loss: Number.POSITIVE_INFINITY, slope: Number.NaN };
    expect(cubicMinimum(sample(0), cliff, 0, 4)).toBe(2);
    expect(cubicMinimum(sample(0), { ...cliff, slope: 1 }, 0, 4)).toBe(2);
    expect(cubicMinimum(sample(0), sample(0), 0, 0)).toBe(0);
  });
});
