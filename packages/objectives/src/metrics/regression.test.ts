import { ShapeError } from "@titrate/plugin";
import { bindPart } from "@titrate/plugin/testing";
import { describe, expect, it } from "vitest";
import { metrics } from "../index.ts";
import { figure, floats } from "./testing/figure.ts";

// Errors 0, 2, -1, 0.
const p = [1, 2, 3, 4];
const t = [1, 0, 4, 4];

it.each([
  ["mean-absolute-error", 3 / 4, "minimize"],
  ["mean-squared-error", 5 / 4, "minimize"],
  ["root-mean-squared-error", Math.sqrt(5) / 2, "minimize"],
  // The mean is 9/4; deviations -5/4, -9/4, 7/4, 7/4: squares add up to 204/16
  ["r2", 1 - 5 / (204 / 16), "maximize"],
])("%s is %f", (name, want, goal) => {
  expect(figure(name, p, t)).toBeCloseTo(want, 14);
  expect(figure(name, floats(p, [2, 2, 1]), floats(t, [2, 2, 1]))).toBeCloseTo(want, 14);
  expect(bindPart("metric", name, metrics)).toMatchObject({ name, goal });
  expect(figure(name, [1, Number.NaN], [1, 2])).toBeNaN();
});

it.each(["mean-absolute-error", "mean-squared-error", "root-mean-squared-error", "r2"])(
  "%s does not broadcast",
  (name) => expect(() => figure(name, [1, 2], floats([1, 2], [2]))).toThrow(ShapeError),
);

describe("r2", () => {
  it("is the mean of the columns' own, each about its own mean", () => {
    const columns = (list: readonly number[], other: readonly number[]) => list.map((x, i) => [x, other[i]!]);
    const [q, u] = [
      [3, 1, 4, 1],
      [2, 7, 1, 8],
    ];
    const both = figure("r2", columns(p, q), columns(t, u));
    expect(both).toBeCloseTo((figure("r2", p, t) + figure("r2", q, u)) / 2, 14);
  });
  it("the mean explains nothing, and the truth all", () => {
    expect(figure("r2", [2, 2, 2], [1, 2, 3])).toBe(0);
    expect(figure("r2", [1, 2, 3], [1, 2, 3])).toBe(1);
    expect(figure("r2", [3, 2, 1], [1, 2, 3])).toBe(-3);
  });
  it("a constant target is explained wholly or not at all", () => {
    expect(figure("r2", [2, 2], [2, 2])).toBe(1);
    expect(figure("r2", [2, 3], [2, 2])).toBe(0);
    expect(figure("r2", [2, Number.NaN], [2, 2])).toBeNaN();
  });
});
