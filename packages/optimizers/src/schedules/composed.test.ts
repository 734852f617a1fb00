import { defineSchedule, type ScheduleRequest } from "@titrate/plugin";
import { bindPart } from "@titrate/plugin/testing";
import { describe, expect, it } from "vitest";
import { schedules } from "../index.ts";
import { ratesOf } from "./testing/rates.ts";

/** What a schedule inside of another is asked. */
function asked(written: (inner: string) => object, request: Partial<ScheduleRequest>): ScheduleRequest {
  let last: ScheduleRequest | undefined;
  const spy = defineSchedule({
    name: "spy",
    summary: "For tests.",
    rate(inner) {
      last = { ...inner };
      return inner.base;
    },
  });
  const part = written("spy") as { type: string };
  const schedule = bindPart("schedule", part, [...schedules, spy]);
  schedule({ step: 0, steps: 20, base: 1, stepsPerEpoch: 4, history: [], goals: new Map(), ...request });
  return last!;
}

const history = [0, 4, 8, 12].map((step) => ({ step, epoch: step / 4, metrics: { "test/loss": step } }));

describe("warmup", () => {
  it("rises to the first rate of the next schedule, which then has the rest of the run", () => {
    const next = { type: "linear", start: 0.5, end: 0.1 };
    const rates = ratesOf({ type: "warmup", steps: 2, next }, 6);
    expect(rates).toEqual([0.25, 0.5, ...ratesOf(next, 4)]);
  });
  it("starts from a share of it", () => {
    expect(ratesOf({ type: "warmup", steps: 4, from: 0.5 }, 6)).toEqual([0.625, 0.75, 0.875, 1, 1, 1]);
  });
  it("asks the next schedule about its own run", () => {
    const inner = asked((next) => ({ type: "warmup", steps: 2, unit: "epochs", next }), {
      step: 13,
      history,
    });
    expect(inner).toMatchObject({ step: 5, steps: 12, stepsPerEpoch: 4 });
    expect(inner.history.map(({ step, epoch }) => [step, epoch])).toEqual([
      [-8, -2],
      [-4, -1],
      [0, 0],
      [4, 1],
    ]);
  });
  it("watches what the next schedule watches", () => {
    const next = { type: "reduce-on-plateau", metric: "test/loss" };
    expect(bindPart("schedule", { type: "warmup", steps: 1, next }, schedules).watches).toEqual([
      "test/loss",
    ]);
  });
});

describe("sequential", () => {
  it("begins each schedule anew, for the length of its stretch", () => {
    const written = { type: "sequential", schedules: ["linear", "linear", "constant"], milestones: [2, 6] };
    expect(ratesOf(written, 8)).toEqual([1, 0.5, 1, 0.75, 0.5, 0.25, 1, 1]);
  });
  it("keeps the lengths where the run is shorter", () => {
    const written = { type: "sequential", schedules: ["linear", "linear"], milestones: [4] };
    expect(ratesOf(written, 2)).toEqual([1, 0.75]);
  });
  it("says how many milestones there must be", () => {
    expect(() => ratesOf({ type: "sequential", schedules: ["linear", "cosine"], milestones: [] }, 2)).toThrow(
      'schedule "sequential": 2 schedules need 1 milestones, where the next begins, and there are 0',
    );
  });
  it("refuses milestones that are not in order", () => {
    const milestones = [3, 3];
    const written = { type: "sequential", schedules: ["linear", "linear", "linear"], milestones };
    expect(() => ratesOf(written, 2)).toThrow("let each be above the one before");
  });
  it("watches what any of its schedules watches", () => {
    const [a, b] = ["a", "b"].map((metric) => ({ type: "reduce-on-plateau", metric }));
    const written = { type: "sequential", schedules: [a, "cosine", b], milestones: [1, 2] };
    expect(bindPart("schedule", written, schedules).watches).toEqual(["a", "b"]);
  });
});
