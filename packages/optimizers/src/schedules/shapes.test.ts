import { bindPart } from "@titrate/plugin/testing";
import { describe, expect, it } from "vitest";
import { schedules } from "../index.ts";
import { ratesOf } from "./testing/rates.ts";

describe("constant", () => {
  it("keeps the base rate to the bit", () =>
    expect(ratesOf("constant", 3, { base: 0.3 })).toEqual([0.3, 0.3, 0.3]));
});

describe("cosine", () => {
  it("falls over the whole run, from the base at the first step towards min after the last", () => {
    const rates = ratesOf({ type: "cosine", min: 0.2 }, 4);
    expect(rates[0]).toBe(1);
    expect(rates[2]).toBeCloseTo(0.6, 15);
    expect(rates).toEqual(rates.toSorted((a, b) => b - a));
    expect(rates[3]).toBeGreaterThan(0.2);
  });
  it("is at min after `steps` exactly, and rises again beyond", () => {
    const rates = ratesOf({ type: "cosine", steps: 3, min: 0.2 }, 7);
    expect(rates[3]).toBe(0.2);
    expect(rates[6]).toBe(1);
  });
  it("keeps its digits where it is nearly over", () => {
    const schedule = bindPart("schedule", "cosine", schedules);
    const steps = 1e7;
    const rate = schedule({
      step: steps - 1,
      steps,
      base: 1,
      stepsPerEpoch: 1,
      history: [],
      goals: new Map(),
    });
    // (1 + cos(pi (n - 1) / n)) / 2 is (pi / 2n)^2 for large n.
    const root = Math.PI / 2 / steps;
    expect(rate / root / root).toBeCloseTo(1, 12);
  });
});

describe("linear", () => {
  it("ends at `end` to the bit, and keeps it", () => {
    const rates = ratesOf({ type: "linear", start: 0.3, end: 0.1, steps: 3 }, 6);
    expect(rates[0]).toBe(0.3);
    expect(rates.slice(3)).toEqual([0.1, 0.1, 0.1]);
  });
  it("is cut off by a shorter run", () => {
    expect(ratesOf({ type: "linear", steps: 10 }, 2)).toEqual([1, 0.9]);
  });
});

describe("multi-step", () => {
  it("counts a milestone that is listed twice twice, in any order", () => {
    const rates = ratesOf({ type: "multi-step", milestones: [3, 1, 3], gamma: 0.5 }, 5);
    expect(rates).toEqual([1, 0.5, 0.5, 0.125, 0.125]);
  });
});

describe("cosine-restarts", () => {
  it("makes each wave longer", () => {
    const rates = ratesOf({ type: "cosine-restarts", period: 2, factor: 3 }, 9);
    const starts = rates.flatMap((rate, step) => (rate === 1 ? [step] : []));
    expect(starts).toEqual([0, 2, 8]);
  });
});

describe("one-cycle", () => {
  const points = (written: object, at: readonly number[]) => {
    const rates = ratesOf({ type: "one-cycle", div: 10, "final-div": 100, ...written }, 21);
    return at.map((step) => rates[step]);
  };
  it.each(["cos", "linear"])("goes from lr / div by lr to lr / (div * final-div): %s", (anneal) => {
    const rates = points({ anneal, rise: 11 / 21 }, [0, 10, 20]);
    for (const [index, want] of [0.1, 1, 0.001].entries()) expect(rates[index]).toBeCloseTo(want, 15);
  });
  it("comes down as fast as it went up in three phases", () => {
    const rates = points({ "three-phase": true, anneal: "linear", rise: 6 / 21 }, [0, 1, 5, 9, 10, 20]);
    const want = [0.1, 0.28, 1, 0.28, 0.1, 0.001];
    for (const [index, rate] of rates.entries()) expect(rate).toBeCloseTo(want[index]!, 14);
  });
  it("has no first phase where it would be of no length", () => {
    expect(ratesOf({ type: "one-cycle", rise: 0.1 }, 10)[0]).toBe(1);
    expect(ratesOf({ type: "one-cycle", rise: 1 }, 10).at(-1)).toBe(1);
  });
  it("keeps its last rate in a longer run", () => {
    expect(ratesOf({ type: "one-cycle", steps: 5, div: 10, "final-div": 100 }, 8).slice(4)).toEqual([
      0.001, 0.001, 0.001, 0.001,
    ]);
  });
});
