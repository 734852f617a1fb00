import { describe, expect, it } from "vitest";
import { mean, median, standardDeviation } from "./describe.ts";

describe("mean", () => {
  it("adds from the first to the last", () => {
    expect(mean([1e16, 1, -1e16])).toBe(0); // another order gives 1/3
    expect(mean([1, 2, 4])).toBe(7 / 3);
  });
  it("is NaN for nothing", () => expect(mean([])).toBeNaN());
});

describe("standardDeviation", () => {
  it("divides by n - 1", () => expect(standardDeviation([1, 2, 3, 4])).toBe(Math.sqrt(5 / 3)));
  it("is exactly 0 for equal values, though their mean is rounded", () => {
    const values = new Array<number>(20).fill(0.1);
    expect(mean(values)).not.toBe(0.1);
    expect(standardDeviation(values)).toBe(0);
  });
  it("is NaN for one value", () => expect(standardDeviation([3])).toBeNaN());
});

describe("median", () => {
  it("orders by size, not by text", () => expect(median([10, 9, 1])).toBe(9));
  it("takes the mean of the two in the middle", () => expect(median([4, 1, 3, 2])).toBe(2.5));
  it("leaves its argument as it was", () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });
  it("is NaN for nothing", () => expect(median([])).toBeNaN());
});
