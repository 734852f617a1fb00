import { literal, type Tensor } from "@titrate/tensor";
import { expect, it } from "vitest";
import { defineMetric } from "./metric.ts";

const x = literal([1, 0], [2, 1]);
const define = (goal: unknown, returned: unknown) => () =>
  defineMetric({
    name: "hits",
    summary: "For tests.",
    goal: goal as "maximize",
    compute: () => returned as Tensor,
  });

it("a metric returns one number", () => {
  const compute = (returned: unknown) => () =>
    define("maximize", returned)().bind({}, { path: [] }).compute({ prediction: x, target: x });
  expect(compute(x)).toThrowErrorMatchingInlineSnapshot(
    `[PluginError: metric "hits": compute returned a tensor [2, 1] of float; make it one number, shape []: use .mean() or .sum()]`,
  );
  expect(compute(undefined)).toThrowErrorMatchingInlineSnapshot(
    `[PluginError: metric "hits": compute returned undefined; is a "return" missing?]`,
  );
  expect(compute(x.equal(x).cast("int").sum())).not.toThrow();
});

it("a metric says which way is better", () => {
  expect(define("max", x)).toThrowErrorMatchingInlineSnapshot(
    `[PluginError: metric "hits": its goal is "max" (a string); write "maximize" or "minimize"]`,
  );
  expect(define(undefined, x)).toThrowErrorMatchingInlineSnapshot(
    `[PluginError: metric "hits": its goal is undefined; write "maximize" or "minimize"]`,
  );
});
