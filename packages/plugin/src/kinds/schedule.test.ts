import { literal } from "@titrate/tensor";
import { expect, it } from "vitest";
import { defineSchedule } from "./schedule.ts";

it("a schedule returns a finite number", () => {
  const rate = (returned: unknown) => () =>
    defineSchedule({ name: "ramp", summary: "For tests.", rate: () => returned as number }).bind(
      {},
      { path: [] },
    )({ step: 3, steps: 10, base: 0.1, stepsPerEpoch: 1, history: [], goals: new Map() });
  expect(rate(Number.NaN)).toThrowErrorMatchingInlineSnapshot(
    `[PluginError: schedule "ramp": for step 3 of 10 and base 0.1, rate returned NaN (a number); return a finite number]`,
  );
  expect(rate(undefined)).toThrowErrorMatchingInlineSnapshot(
    `[PluginError: schedule "ramp": for step 3 of 10 and base 0.1, rate returned undefined; is a "return" missing?]`,
  );
  expect(rate("0.1")).toThrowErrorMatchingInlineSnapshot(
    `[PluginError: schedule "ramp": for step 3 of 10 and base 0.1, rate returned "0.1" (a string); return a finite number]`,
  );
  expect(rate(literal([1], []))).toThrowErrorMatchingInlineSnapshot(
    `[PluginError: schedule "ramp": for step 3 of 10 and base 0.1, rate returned a tensor [] of float; return a finite number]`,
  );
  expect(rate(0)()).toBe(0);
});
