import type { Goals } from "@titrate/plugin";
import { bindPart } from "@titrate/plugin/testing";
import { expect, it } from "vitest";
import { schedules } from "../index.ts";

const goals: Goals = new Map([["validation/loss", "minimize"]]);

/** The rate before each evaluation and after the last; one is made after every update, and one before the first. */
function ratesAfter(values: readonly number[], params: object): number[] {
  const schedule = bindPart("schedule", { type: "reduce-on-plateau", ...params }, schedules);
  const history = [99, ...values].map((loss, step) => ({
    step,
    epoch: step,
    metrics: { "validation/loss": loss },
  }));
  const steps = values.length + 1;
  return history.map(({ step }) => schedule({ step, steps, base: 1, stepsPerEpoch: 1, history, goals }));
}

const half = { factor: 0.5, threshold: 0, patience: 0 };

it("reduces at every bad evaluation where patience is 0", () => {
  expect(ratesAfter([3, 2, 2, 1, 4], half)).toEqual([1, 1, 1, 0.5, 0.5, 0.25]);
});
it("waits for more than patience bad evaluations in a row", () => {
  expect(ratesAfter([1, 2, 2, 0, 2, 2, 2], { ...half, patience: 2 })).toEqual([1, 1, 1, 1, 1, 1, 1, 0.5]);
});
it("does not count evaluations while it cools down", () => {
  expect(ratesAfter([1, 2, 2, 2, 2], { ...half, cooldown: 2 })).toEqual([1, 1, 0.5, 0.5, 0.5, 0.25]);
});
it.each([
  ["relative", "minimize", [10, 9.1, 8.9], [1, 1, 0.5, 0.5]],
  ["absolute", "minimize", [10, 9.95, 9.8], [1, 1, 0.5, 0.5]],
  ["relative", "maximize", [10, 10.9, 11.1], [1, 1, 0.5, 0.5]],
  ["absolute", "maximize", [10, 10.05, 10.2], [1, 1, 0.5, 0.5]],
])("takes a %s threshold, %s", (compare, goal, values, rates) => {
  expect(ratesAfter(values, { ...half, compare, goal, threshold: 0.1 })).toEqual(rates);
});
it("stops at min, and makes no reduction that is too small", () => {
  expect(ratesAfter([1, 1, 1, 1], { ...half, min: 0.3 })).toEqual([1, 1, 0.5, 0.3, 0.3]);
  expect(ratesAfter([1, 1, 1, 1], { ...half, eps: 0.3 })).toEqual([1, 1, 0.5, 0.5, 0.5]);
});
it("takes NaN for bad", () => {
  expect(ratesAfter([Number.NaN, 2, Number.NaN], half)).toEqual([1, 0.5, 0.5, 0.25]);
});
it("does not count what was evaluated before the first update", () => {
  expect(ratesAfter([100, 99], half)).toEqual([1, 1, 1]);
});
it("names the metrics that there are where its own is missing", () => {
  const schedule = bindPart("schedule", { type: "reduce-on-plateau", metric: "test/acuracy" }, schedules);
  const history = [{ step: 1, epoch: 1, metrics: { "test/loss": 1, "test/accuracy": 0 } }];
  expect(schedule.watches).toEqual(["test/acuracy"]);
  expect(() => schedule({ step: 1, steps: 2, base: 1, stepsPerEpoch: 1, history, goals: new Map() })).toThrow(
    'schedule "reduce-on-plateau": there is no "test/acuracy"; evaluated are: test/accuracy, test/loss',
  );
});
