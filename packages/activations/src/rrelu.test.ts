import { literal } from "@titrate/plugin";
import { evaluate } from "@titrate/plugin/testing";
import { expect, it } from "vitest";
import { boundActivation, scopeOf } from "./testing/bound.ts";

const apply = (params: object, training: boolean, x: readonly number[]) => {
  const scope = { ...scopeOf(), training };
  return evaluate({ y: boundActivation("rrelu", params)(literal(x, [x.length]), scope) }).y;
};

it("rrelu draws a slope an element while it trains", () => {
  const slopes = apply({ lower: 0.2, upper: 0.6 }, true, new Array(2000).fill(-1)).map((y) => -y);
  expect(new Set(slopes).size).toBe(2000);
  expect(Math.min(...slopes)).toBeGreaterThanOrEqual(0.2);
  expect(Math.max(...slopes)).toBeLessThan(0.6);
  const mean = slopes.reduce((sum, slope) => sum + slope, 0) / slopes.length;
  expect(Math.abs(mean - 0.4)).toBeLessThan((4 * 0.4) / Math.sqrt(12 * 2000));
  expect(apply({}, true, [3, 0])).toEqual([3, 0]);
});

it("rrelu has the mean slope in evaluation", () => {
  expect(apply({}, false, [-48, 3])).toEqual([-11, 3]);
  expect(apply({ lower: 0, upper: 1 }, false, [-4])).toEqual([-2]);
});
