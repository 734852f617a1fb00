import { valueAndGradient } from "@titrate/plugin/testing";
import { expect, it } from "vitest";
import { bound } from "./testing/bound.ts";

it.each([
  ["identity", [1, 1, 1, 1, 1]],
  ["hard-tanh", [0, 1, 1, 1, 0]],
  ["sigmoid", [-2, -1, 0, 1, 2].map((x) => Math.exp(x) / (1 + Math.exp(x)) / (1 + Math.exp(x)))],
])("step is 1 above 0 and has the slope of its surrogate, %s", (surrogate, slopes) => {
  const activation = bound("step", { surrogate });
  const { value, gradient } = valueAndGradient(activation, { shape: [5], data: [-2, -1, 0, 1, 2] });
  expect(value).toEqual([0, 0, 0, 1, 1]);
  for (const [index, slope] of gradient.entries()) expect(slope).toBeCloseTo(slopes[index]!, 15);
});
