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
    define("maximize", returned)().bind({}, { path: [] }).compute?.({ prediction: x, target: x });
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

it("a metric is a number in the graph, a number on the host, or a table", () => {
  const values = { shape: [2, 1], dtype: "float", data: Float64Array.of(1, 0) } as const;
  const input = { prediction: values, target: values };
  const bind = (functions: object) =>
    defineMetric({ name: "hits", summary: "For tests.", goal: "maximize", ...functions }).bind(
      {},
      { path: [] },
    );
  expect(bind({ measure: () => 3 }).measure?.(input)).toBe(3);
  expect(() => bind({ measure: () => "3" }).measure?.(input)).toThrowErrorMatchingInlineSnapshot(
    `[PluginError: metric "hits": measure returned "3" (a string); return a number]`,
  );
  const table = { axes: ["true", "predicted"], cells: [[1, 2]] };
  expect(bind({ tabulate: () => table, goal: undefined }).tabulate?.(input)).toBe(table);
  expect(() => bind({ tabulate: () => [[1], [2]] }).tabulate?.(input)).toThrowErrorMatchingInlineSnapshot(
    `[PluginError: metric "hits": tabulate returned an Array; return { axes: [rows, columns], cells: [[1, 2], [3, 4]] }, its rows equally long, all numbers]`,
  );
  expect(() => bind({})).toThrowErrorMatchingInlineSnapshot(
    `[PluginError: metric "hits": it has none of the functions compute, measure, tabulate; give it one]`,
  );
  expect(() => bind({ measure: () => 1, tabulate: () => table })).toThrowErrorMatchingInlineSnapshot(
    `[PluginError: metric "hits": it has more than one of the functions compute, measure, tabulate; give it one]`,
  );
});
