import { expect, it } from "vitest";
import { median, worstDifference } from "./statistics.ts";

it("takes the middle one, or the mean of the middle two", () => {
  expect(median([5, 1, 100])).toBe(5);
  expect(median([10, 9, 1, 100])).toBe(9.5);
  expect(() => median([])).toThrow("no median");
});

it("finds where values differ most, relative to the larger", () => {
  expect(worstDifference([1, 2, 0], [1, 4, 0])).toBe(0.5);
  expect(worstDifference([-1], [1])).toBe(2);
});

it("does not call incomparable values alike", () => {
  expect(worstDifference([1], [1, 2])).toBe(Infinity);
  expect(worstDifference([], [])).toBe(Infinity);
  expect(worstDifference([Number.NaN], [1])).toBe(Infinity);
});
