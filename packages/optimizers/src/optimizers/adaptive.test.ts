import { bindPart, byGradient, optimize, worstError } from "@titrate/plugin/testing";
import { describe, expect, it } from "vitest";
import { optimizers } from "../index.ts";
import { problemOf } from "./testing/problems.ts";
import { walk } from "./testing/walk.ts";

type Written = { readonly type: string } & Readonly<Record<string, unknown>>;
const bind = (written: Written) => byGradient(bindPart("optimizer", written, optimizers));
const after = (written: Written, steps = 20) => optimize(bind(written), problemOf("mlp"), steps).after;

describe.each(["adam", "adamw", "adamax", "nadam", "rmsprop", "adagrad", "lion"])("%s", (type) => {
  it("takes steps that know nothing of the gradient's scale", () => {
    const eps = type === "lion" ? {} : { eps: 1e-30 };
    const optimizer = bind({ type, lr: 0.1, ...eps });
    const at = (scale: number) =>
      walk(optimizer, [2], (_, step) => [scale * (step + 1)], 3).at(-1)!.param[0]!;
    for (const scale of [1e-8, 1e8]) expect(at(scale)).toBeCloseTo(at(1), 12);
  });
});

describe.each(["adam", "adamax", "adagrad", "lion"])("%s", (type) => {
  it("takes a first step of size lr", () => {
    const optimizer = bind({ type, lr: 0.1, ...(type !== "lion" && { eps: 1e-30 }) });
    for (const slope of [1e-8, 1, -1e8]) {
      expect(walk(optimizer, [2], () => [slope], 1)[0]!.param[0]).toBeCloseTo(2 - 0.1 * Math.sign(slope), 12);
    }
  });
});

it("adamw without decay is adam, and decay is apart from the step", () => {
  expect(after({ type: "adamw", decay: 0 })).toEqual(after({ type: "adam" }));
  // Where the gradient is 0, only the decay moves.
  expect(walk(bind({ type: "adamw", lr: 0.5, decay: 0.5 }), [4], () => [0], 2)[1]!.param).toEqual([2.25]);
  expect(walk(bind({ type: "lion", lr: 0.5, decay: 0.5 }), [4], () => [0], 2)[1]!.param).toEqual([2.25]);
});

it("amsgrad never lets a large gradient fade", () => {
  const step = (type: string, amsgrad: boolean) => {
    const optimizer = bind({ type, amsgrad, beta1: 0, beta2: 0.5, decay: 0 });
    const places = walk(optimizer, [0], (_, step) => [step === 0 ? 100 : 1], 30);
    return places[28]!.param[0]! - places[29]!.param[0]!;
  };
  for (const type of ["adam", "adamw"]) expect(step(type, true) * 20).toBeLessThan(step(type, false));
});

describe("radam", () => {
  const rhoAt = (beta2: number, t: number) => {
    let power = 1;
    for (let i = 0; i < t; i++) power *= beta2;
    return 2 / (1 - beta2) - 1 - (2 * t * power) / (1 - power);
  };
  it("has the paper's rho", () => {
    const places = walk(bind({ type: "radam", beta2: 0.9 }), [0], () => [1], 40);
    for (const [step, { weights, lengths }] of places.entries()) {
      // The slots are those of the next update.
      expect(lengths![0]! / weights![0]!).toBeCloseTo(rhoAt(0.9, step + 2), 10);
    }
  });
  it("steps by momentum alone until rho passes 5, which beta2 below 2/3 never lets it", () => {
    const slopes = (type: string, beta2: number) =>
      walk(bind({ type, lr: 1, beta2, beta1: 0 }), [0], () => [1e-3], 40).map(({ param }) => param[0]!);
    const path = slopes("radam", 0.5);
    expect(path.at(-1)).toBeCloseTo(-0.04, 12);
    const rectified = slopes("radam", 0.99).findIndex((p, step) => Math.abs(p + 1e-3 * (step + 1)) > 1e-9);
    expect(rhoAt(0.99, rectified)).toBeLessThan(5);
    expect(rhoAt(0.99, rectified + 1)).toBeGreaterThan(5);
  });
});

describe("adagrad", () => {
  it("starts its sum at `initial`, and slows by lr-decay", () => {
    const optimizer = bind({ type: "adagrad", lr: 1, initial: 9, eps: 1e-30, "lr-decay": 1 });
    const path = walk(optimizer, [0], () => [4], 2).map(({ param }) => param[0]!);
    expect(path[0]).toBe(-4 / 5);
    expect(path[1]).toBeCloseTo(-4 / 5 - 2 / Math.sqrt(41), 14);
  });
});

describe("rmsprop", () => {
  it("keeps the variance where it is centred, however small beside the mean", () => {
    const optimizer = bind({ type: "rmsprop", centred: true, alpha: 0.5 });
    const slopes = [1e8, 1e8 + 1];
    const last = walk(optimizer, [0], (_, step) => [slopes[step % 2]!], 200).at(-1)!;
    // Of a square wave of height 1 whose weights are powers of 1/2: 2/3 * 1/3.
    expect(last.squares![0]).toBeCloseTo(2 / 9, 6);
    expect(last.mean![0]! - 1e8).toBeCloseTo(2 / 3, 6);
  });
  it("has slots only for what its parameters need", () => {
    const slots = (params: object) => Object.keys(bind({ type: "rmsprop", ...params }).state);
    expect(slots({})).toEqual(["squares"]);
    expect(slots({ momentum: 0.5 })).toEqual(["squares", "velocity"]);
    expect(slots({ centred: true })).toEqual(["squares", "mean"]);
    expect(slots({ centred: true, momentum: 0.5 })).toEqual(["squares", "mean", "velocity"]);
  });
});

// Those that see signs alone may part where a slope is nearly 0.
const smooth = optimizers
  .map(({ name }) => name)
  .filter((name) => !["lbfgs", "lion", "rprop"].includes(name));
it.each(smooth)("%s stays near its f64 walk in f32", (type) => {
  const [f32, f64] = (["f32", "f64"] as const).map((precision) =>
    optimize(bind({ type, lr: 0.01 }), problemOf("mlp"), 50, precision),
  );
  expect(worstError(f32!.loss, f64!.loss)).toBeLessThan(1e-5);
  expect(f32!.loss).not.toEqual(f64!.loss);
});
