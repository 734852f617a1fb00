import type { SearchState } from "@titrate/plugin";
import { describe, expect, it } from "vitest";
import { type LbfgsSettings, lbfgsStep } from "./lbfgs-step.ts";

type Loss = (x: Float64Array) => { readonly loss: number; readonly gradient: Float64Array };

const usual: LbfgsSettings = {
  lr: 1,
  iterations: 20,
  evaluations: 25,
  history: 100,
  toleranceGradient: 1e-7,
  toleranceChange: 1e-9,
  search: "strong-wolfe",
};

/** Walks some steps, over each of the losses in turn. The state goes from step to step as `kept` leaves it. */
function walk(
  losses: Loss | readonly Loss[],
  start: readonly number[],
  changed: Partial<LbfgsSettings> = {},
  steps = 1,
  kept: (state: SearchState) => SearchState = (state) => state,
) {
  const turns = Array.isArray(losses) ? (losses as readonly Loss[]) : [losses as Loss];
  let parameters = Float64Array.from(start);
  let state: SearchState = {};
  let looks = 0;
  const path: number[][] = [];
  for (let step = 0; step < steps; step++) {
    const evaluate = (x: Float64Array) => {
      looks++;
      return turns[step % turns.length]!(x);
    };
    const next = lbfgsStep({ parameters, state, evaluate }, { ...usual, ...changed });
    parameters = Float64Array.from(next.parameters);
    state = kept(next.state);
    path.push([...parameters]);
  }
  return { at: [...parameters], path, state, looks };
}

/** The sum of scale[i] / 2 * (x[i] - center)^2. */
function bowl(scale: readonly number[], center = 0): Loss {
  return (x) => ({
    loss: x.reduce((sum, each, i) => sum + (scale[i]! / 2) * (each - center) * (each - center), 0),
    gradient: x.map((each, i) => scale[i]! * (each - center)),
  });
}

const rosenbrock: Loss = (x) => {
  const [a, b] = [x[0]!, x[1]!];
  const [off, valley] = [1 - a, b - a * a];
  const gradient = Float64Array.of(-2 * off - 400 * a * valley, 200 * valley);
  return { loss: off * off + 100 * valley * valley, gradient };
};

/** x - 2 sqrt(x), whose minimum is at 1; not a number below 0. */
const edge: Loss = (x) => ({
  loss: x[0]! - 2 * Math.sqrt(x[0]!),
  gradient: Float64Array.of(1 - 1 / Math.sqrt(x[0]!)),
});

const searches = ["none", "strong-wolfe"] as const;

describe("on quadratics", () => {
  it("is there after one move more than there are dimensions, where steps are exact", () => {
    expect(walk(bowl([8], 3), [-5], { search: "none", iterations: 2 }).at[0]).toBeCloseTo(3, 12);
    const { at } = walk(bowl([8, 8, 8], 3), [-5, 0, 1], { search: "none", iterations: 2 });
    for (const each of at) expect(each).toBeCloseTo(3, 12);
  });
  it.each(searches)("settles many dimensions of different curvature: %s", (search) => {
    const scale = Array.from({ length: 12 }, (_, i) => 1 + i * i);
    const { at, looks } = walk(bowl(scale, 2), new Array(12).fill(-1), {
      search,
      iterations: 100,
      evaluations: 1000,
      toleranceChange: 0,
    });
    for (const each of at) expect(each).toBeCloseTo(2, 6);
    expect(looks).toBeLessThan(60);
  });
  it("moves by lr in sum at first, and less where the slope is small", () => {
    const first = { search: "none", iterations: 1 } as const;
    expect(walk(bowl([100, 100]), [1, 3], { ...first, lr: 0.5 }).at).toEqual([0.875, 2.625]);
    expect(walk(bowl([0.25]), [1], { ...first, lr: 0.5 }).at).toEqual([0.875]);
  });
});

describe("on Rosenbrock's valley", () => {
  it.each([1, 2, 5, 100])("finds the minimum with %d pairs", (history) => {
    const { at, looks } = walk(rosenbrock, [-1.2, 1], { history, iterations: 300, evaluations: 2000 });
    expect(at).toEqual([expect.closeTo(1, 4), expect.closeTo(1, 4)]);
    if (history > 1) expect(looks).toBeLessThan(70);
  });
  it("ends a step after its evaluations, or one more", () => {
    for (const evaluations of [1, 2, 5, 9]) {
      const { looks } = walk(rosenbrock, [-1.2, 1], { evaluations, iterations: 300 });
      expect(looks).toBeGreaterThanOrEqual(evaluations);
      expect(looks).toBeLessThanOrEqual(evaluations + 1);
    }
  });
  it("looks once where the slope is small enough", () => {
    const there = walk(rosenbrock, [1 + 1e-6, 1], { toleranceGradient: 1e-2 });
    expect(there).toMatchObject({ at: [1 + 1e-6, 1], looks: 1 });
  });
});

describe.each(searches)("with search %s", (search) => {
  it("goes on from what it remembered, to the bit", () => {
    const settings = { search, iterations: 3, evaluations: 9, history: 4, lr: 0.1 };
    const whole = walk(rosenbrock, [-1.2, 1], settings, 12);
    expect(walk(rosenbrock, [-1.2, 1], settings, 12, structuredClone).path).toEqual(whole.path);
    const forgetful = walk(rosenbrock, [-1.2, 1], settings, 12, () => ({}));
    expect(forgetful.path).not.toEqual(whole.path);
  });
  it("stays where the gradient is zero, and remembers what it did", () => {
    expect(walk(bowl([1, 1]), [0, 0], { search })).toMatchObject({ at: [0, 0], state: {}, looks: 1 });
    expect(walk(bowl([1, 1]), [0, 0], { search, toleranceGradient: 0 }).at).toEqual([0, 0]);
    const state = { step: Float64Array.of(1) };
    const evaluate = bowl([1]);
    const parameters = Float64Array.of(0);
    const kept = lbfgsStep({ parameters, state, evaluate }, { ...usual, search });
    expect(kept.state).toEqual(state);
    kept.parameters[0] = 7;
    expect([...parameters]).toEqual([0]);
  });
  it("leaves what it is given as it is", () => {
    const parameters = Float64Array.of(-1.2, 1);
    const { state } = lbfgsStep(
      { parameters, state: {}, evaluate: rosenbrock },
      { ...usual, search, iterations: 2 },
    );
    const before = structuredClone(state);
    const next = lbfgsStep({ parameters, state, evaluate: rosenbrock }, { ...usual, search });
    expect([...parameters]).toEqual([-1.2, 1]);
    expect(state).toEqual(before);
    expect(next.parameters).not.toBe(parameters);
  });
  it("does not mind that a gradient is written over", () => {
    const gradient = new Float64Array(2);
    const reused: Loss = (x) => {
      const fresh = rosenbrock(x);
      gradient.set(fresh.gradient);
      return { loss: fresh.loss, gradient };
    };
    const settings = { search, lr: 0.1 };
    expect(walk(reused, [-1.2, 1], settings, 3).path).toEqual(walk(rosenbrock, [-1.2, 1], settings, 3).path);
  });
  it("goes nowhere where the loss is not finite", () => {
    for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      const broken: Loss = () => ({ loss: wrong, gradient: Float64Array.of(1) });
      expect(walk(broken, [5], { search }).at).toEqual([5]);
      const steep: Loss = () => ({ loss: 1, gradient: Float64Array.of(wrong) });
      expect(walk(steep, [5], { search }).at).toEqual([5]);
    }
  });
  it.each([1, 10, 1e3, 1e300, Number.MAX_VALUE])(
    "stays where the loss is a number, at a rate of %d",
    (lr) => {
      const { path } = walk(edge, [0.05], { search, lr }, 5);
      for (const [x] of path) {
        expect(Number.isFinite(x)).toBe(true);
        if (search === "strong-wolfe") expect(x).toBeGreaterThan(0);
      }
    },
  );
  it("takes every batch as it comes", () => {
    const batches = [bowl([1, 4], 1), bowl([4, 1], 1)];
    const { at } = walk(batches, [5, -5], { search, iterations: 4, evaluations: 5 }, 20);
    expect(at).toEqual([expect.closeTo(1, 5), expect.closeTo(1, 5)]);
  });
});

describe("a step ends", () => {
  const fixed = { search: "none", toleranceGradient: 0 } as const;
  it("where the parameters hardly move, though the loss does", () => {
    const settings = { ...fixed, lr: 0.05, toleranceChange: 0.1 };
    expect(walk(bowl([1e6]), [1], settings)).toMatchObject({ at: [0.95], looks: 2 });
  });
  it("where the loss hardly changes, though the parameters do", () => {
    expect(walk(bowl([1]), [1], { ...fixed, lr: 2 })).toMatchObject({ at: [-1], looks: 2 });
  });
  it("without a move where the direction promises nothing", () => {
    expect(walk(bowl([1]), [1e-5], fixed)).toMatchObject({ at: [1e-5], looks: 1 });
  });
});

describe("past an edge, beyond which the loss is not a number", () => {
  it("a search comes back and finds the minimum", () => {
    const { at } = walk(edge, [30], { lr: 1e6, evaluations: 60 }, 3);
    expect(at[0]).toBeCloseTo(1, 4);
  });
  it("a fixed move is taken back, and the curvature forgotten", () => {
    const { at, state } = walk(edge, [30], { search: "none", lr: 1e3 });
    expect(at).toEqual([30]);
    expect(state).toEqual({});
  });
  it("so where only the slope is not a number", () => {
    const rough: Loss = ([x]) => ({ loss: x!, gradient: Float64Array.of(x! < 0 ? Number.NaN : 1) });
    expect(walk(rough, [30], { search: "none", lr: 1e3 }).at).toEqual([30]);
  });
  it.each(searches)("parameters do not overflow: %s", (search) => {
    const endless: Loss = ([x]) => ({
      loss: x === Number.POSITIVE_INFINITY ? -1 : 0,
      gradient: Float64Array.of(-0.5),
    });
    for (const iterations of [1, 2]) {
      const { at } = walk(endless, [1.5e308], { search, lr: Number.MAX_VALUE, iterations });
      expect(at).toEqual([1.5e308]);
    }
  });
  it("a direction that overflows is forgotten", () => {
    const state = {
      gradient: Float64Array.of(1e5 - 1e-5),
      direction: Float64Array.of(1e300),
      step: Float64Array.of(1),
      steps: new Float64Array(0),
      changes: new Float64Array(0),
    };
    const evaluate: Loss = () => ({ loss: 0, gradient: Float64Array.of(1e5) });
    const next = lbfgsStep({ parameters: Float64Array.of(2), state, evaluate }, usual);
    expect(next).toEqual({ parameters: Float64Array.of(2), state: {} });
  });
});
