import { describe, expect, it } from "vitest";
import { normalQuantile } from "./normal.ts";
import { wilsonInterval } from "./wilson.ts";

describe("wilsonInterval", () => {
  // Computed with 50 digits; 81 of 263, 15 of 148, 0 of 20 and 1 of 29 are the examples of Newcombe 1998,
  // Statist. Med. 17, 857-872, which prints them to four digits.
  it.each([
    [0, 20, 0, 0.16112515805281938],
    [19, 20, 0.763868806553258, 0.9911185511992046],
    [20, 20, 0.8388748419471806, 1],
    [81, 263, 0.2552885198782742, 0.36620957698280004],
    [15, 148, 0.062386399530736276, 0.16048724172330803],
    [1, 29, 0.00611321429276266, 0.17175521879320288],
    [1, 1, 0.2065493143772374, 1],
  ])("of %i in %i is %d to %d", (successes, n, low, high) => {
    const interval = wilsonInterval(successes, n);
    expect(interval.low).toBeCloseTo(low, 14);
    expect(interval.high).toBeCloseTo(high, 14);
  });

  it("ends exactly at 0 and 1", () => {
    for (let n = 1; n < 200; n++) {
      expect(wilsonInterval(0, n).low).toBe(0);
      expect(wilsonInterval(n, n).high).toBe(1);
    }
  });
  it("is wider at a higher confidence", () => {
    expect(wilsonInterval(5, 20, 0.99).low).toBeLessThan(wilsonInterval(5, 20).low);
  });
  it("knows nothing without trials", () => expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 }));
  it("refuses what is no count, and a confidence without a quantile", () => {
    expect(() => wilsonInterval(3, 2)).toThrow("got 3 of 2");
    expect(() => wilsonInterval(0.5, 2)).toThrow("got 0.5 of 2");
    expect(() => wilsonInterval(1, 2, 0.5)).toThrow("use one of 0.8, 0.9, 0.95, 0.99");
  });
});

describe("normalQuantile", () => {
  it("is the two-sided quantile", () => expect(normalQuantile(0.95)).toBe(1.9599639845400543));
});
