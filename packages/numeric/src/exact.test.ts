import { describe, expect, it } from "vitest";
import { exact } from "./exact.ts";

describe("exact", () => {
  // Accuracy is tested beside the formulas; here, that each name is its own function.
  it.each([
    [exact.exp(1), Math.E],
    [exact.log(10), Math.LN10],
    [exact.log1p(1), Math.LN2],
    [exact.expm1(-1), 1 / Math.E - 1],
    [exact.tanh(0.5), 0.46211715726000974],
    [exact.sigmoid(1), 0.7310585786300049],
    [exact.sin(0.5), 0.479425538604203],
    [exact.cos(0.5), 0.8775825618903728],
    [exact.erf(0.5), 0.5204998778130465],
    [exact.pow(2, 0.5), Math.SQRT2],
  ])("%d is %d", (actual, expected) => {
    expect(Math.abs(actual / expected - 1)).toBeLessThan(1e-15);
  });
});
