import type { Decision, Goals, PartValue } from "@titrate/plugin";
import { bindPart } from "@titrate/plugin/testing";
import { describe, expect, it } from "vitest";
import { callbacks } from "./index.ts";

const goals: Goals = new Map([
  ["validation/loss", "minimize"],
  ["validation/accuracy", "maximize"],
]);

/** What a callback decides after each evaluation, the first before any training. */
function decisions(part: PartValue, values: readonly number[], metric = "validation/loss"): Decision[] {
  const callback = bindPart("callback", part, callbacks);
  const history = values.map((value, epoch) => ({ epoch, step: 10 * epoch, metrics: { [metric]: value } }));
  return history.map((_, index) => callback.decide(history.slice(0, index + 1), goals));
}
/** The index of the first evaluation that ends the run. */
const end = (part: PartValue, values: readonly number[], metric?: string) =>
  decisions(part, values, metric).findIndex(({ stop }) => stop !== undefined);
/** The indices of the evaluations whose parameters are kept. */
const kept = (part: PartValue, values: readonly number[], metric?: string) =>
  decisions(part, values, metric).flatMap(({ keep }, index) => (keep ? [index] : []));
const stopping = (more: object = {}) => ({ type: "early-stopping", ...more });
const nan = Number.NaN;

describe("early-stopping", () => {
  it("ends a run after `patience` evaluations that were not better", () => {
    const losses = [5, 4, 3, 3.5, 3.2, 2.9, 3, 3, 3, 3];
    expect(end(stopping({ patience: 2 }), losses)).toBe(4);
    expect(end(stopping({ patience: 3 }), losses)).toBe(8);
    expect(end(stopping({ patience: 4 }), losses)).toBe(9);
    expect(end(stopping({ patience: 5 }), losses)).toBe(-1);
  });
  it("says why", () => {
    const last = (patience: number) => decisions(stopping({ patience }), [1, 2, 2, 2]).at(-1);
    expect(last(3)).toEqual({ stop: "no better validation/loss in 3 evaluations" });
    expect(decisions(stopping({ patience: 1 }), [1, 2]).at(-1)).toEqual({
      stop: "no better validation/loss in 1 evaluation",
    });
  });
  it("with a patience of 0 or 1 ends at the first evaluation that is not better", () => {
    for (const patience of [0, 1]) {
      expect(end(stopping({ patience }), [5, 4, 3, 3])).toBe(3);
      expect(end(stopping({ patience }), [5])).toBe(-1);
    }
  });
  it("an equal value is not better", () => {
    expect(end(stopping({ patience: 2 }), [1, 1, 1])).toBe(2);
    expect(end(stopping({ patience: 2, goal: "maximize" }), [1, 1, 1])).toBe(2);
  });
  it("delta is what better is at least more than, from the best so far", () => {
    const falling = [1, 0.75, 0.5, 0.25];
    expect(end(stopping({ patience: 1, delta: 0.125 }), falling)).toBe(-1);
    expect(end(stopping({ patience: 1, delta: 0.25 }), falling)).toBe(1);
    // Small steps add up: 0.5 is better than 1, which 0.75 was not.
    expect(end(stopping({ patience: 2, delta: 0.25 }), falling)).toBe(-1);
    expect(end(stopping({ patience: 1, delta: 0.25, goal: "maximize" }), [0, 0.5, 0.75])).toBe(2);
  });
  it("maximizes", () => {
    const accuracies = [0.1, 0.5, 0.4, 0.3];
    const part = stopping({ metric: "test/accuracy", goal: "maximize", patience: 2 });
    expect(end(part, accuracies, "test/accuracy")).toBe(3);
  });
  it("NaN is never better, and anything is better than it", () => {
    expect(end(stopping({ patience: 2 }), [1, nan, nan])).toBe(2);
    expect(end(stopping({ patience: 2, goal: "maximize" }), [1, nan, nan])).toBe(2);
    expect(end(stopping({ patience: 2 }), [nan, nan, 5, 4, 3])).toBe(-1);
    expect(end(stopping({ patience: 2 }), [nan, nan, nan])).toBe(2);
    // It neither resets the count nor is compared with later.
    expect(end(stopping({ patience: 3 }), [1, 2, nan, 2])).toBe(3);
    expect(end(stopping({ patience: 2 }), [1, nan, 0.5, 0.4])).toBe(-1);
  });
  it("infinity is worse than any number", () => {
    const infinite = Number.POSITIVE_INFINITY;
    expect(kept(stopping({ restore: true }), [infinite, 3, infinite, 2])).toEqual([1, 3]);
    expect(kept(stopping({ restore: true, goal: "maximize" }), [-infinite, 3])).toEqual([1]);
  });
  it("restores the best only where it is told to", () => {
    const losses = [5, 3, 4, 2, 2, 3];
    expect(kept(stopping(), losses)).toEqual([]);
    expect(kept(stopping({ restore: true }), losses)).toEqual([0, 1, 3]);
    expect(kept(stopping({ restore: true, delta: 1.5 }), losses)).toEqual([0, 1]);
  });
  it("looks at the figure that it names", () => {
    expect(bindPart("callback", "early-stopping", callbacks)).toMatchObject({
      watches: ["validation/loss"],
      decides: true,
    });
    expect(end(stopping({ patience: 1 }), [3, 2, 1], "train/loss")).toBe(1);
  });
});

describe("best-checkpoint", () => {
  it("keeps each new best, the first of equals", () => {
    expect(kept("best-checkpoint", [5, 6, 4, 4, 4.5, 3])).toEqual([0, 2, 5]);
    const part = { type: "best-checkpoint", metric: "test/accuracy", goal: "maximize" };
    expect(kept(part, [0.1, 0.3, 0.3, 0.2, 0.4], "test/accuracy")).toEqual([0, 1, 4]);
    expect(bindPart("callback", part, callbacks).watches).toEqual(["test/accuracy"]);
  });
  it("keeps no NaN, and nothing where nothing is a number", () => {
    expect(kept("best-checkpoint", [nan, 5, nan, 4])).toEqual([1, 3]);
    expect(kept("best-checkpoint", [nan, nan])).toEqual([]);
  });
  it("never ends a run, and decides nothing of nothing", () => {
    expect(end("best-checkpoint", [1, 2, 3, nan])).toBe(-1);
    expect(bindPart("callback", "best-checkpoint", callbacks).decide([], goals)).toEqual({});
  });
});

describe("terminate-on-non-finite", () => {
  const infinite = Number.POSITIVE_INFINITY;
  it.each([nan, infinite, -infinite])("ends a run at %f", (value) => {
    const decided = decisions("terminate-on-non-finite", [1, 1e300, value]);
    expect(decided).toEqual([{}, {}, { stop: `validation/loss is ${value} at step 20` }]);
  });
  it("looks at all figures of the last evaluation, or at those that match", () => {
    const metrics = { "train/loss": 1, "test/roc-auc": nan };
    const history = [{ epoch: 0, step: 0, metrics }];
    const decide = (part: PartValue) => bindPart("callback", part, callbacks).decide(history, goals);
    expect(decide("terminate-on-non-finite")).toEqual({ stop: "test/roc-auc is NaN at step 0" });
    expect(decide({ type: "terminate-on-non-finite", match: "*loss" })).toEqual({});
    const later = [...history, { epoch: 1, step: 5, metrics: { "train/loss": 1 } }];
    expect(bindPart("callback", "terminate-on-non-finite", callbacks).decide(later, goals)).toEqual({});
  });
});

it.each(["early-stopping", "best-checkpoint"])(
  "%s takes the figure's own goal, unless told another",
  (type) => {
    const metric = "validation/accuracy";
    const part = { type, metric, ...(type === "early-stopping" && { restore: true, patience: 9 }) };
    expect(kept(part, [0.5, 0.7, 0.6, 0.9], metric)).toEqual([0, 1, 3]);
    expect(kept({ ...part, goal: "minimize" }, [0.5, 0.7, 0.6, 0.4], metric)).toEqual([0, 3]);
  },
);

it("a figure of which no way is better needs a goal", () => {
  const history = [{ epoch: 0, step: 0, metrics: { "train/weight-norm": 1 } }];
  const decide = (given: object) =>
    bindPart(
      "callback",
      { type: "best-checkpoint", metric: "train/weight-norm", ...given },
      callbacks,
    ).decide(history, new Map());
  expect(() => decide({})).toThrow(
    'which way "train/weight-norm" is better is not known; add `goal: minimize`',
  );
  expect(decide({ goal: "minimize" })).toEqual({ keep: true });
});
