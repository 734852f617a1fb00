import { bindPart, byGradient, optimize } from "@titrate/plugin/testing";
import { describe, expect, it } from "vitest";
import { optimizers } from "../index.ts";
import { problemOf } from "./testing/problems.ts";
import { walk } from "./testing/walk.ts";

type Written = { readonly type: string } & Readonly<Record<string, unknown>>;
const bind = (written: Written) => byGradient(bindPart("optimizer", written, optimizers));
const after = (written: Written, steps = 20) => optimize(bind(written), problemOf("mlp"), steps).after;

describe("sgd", () => {
  it("keeps only what its parameters need", () => {
    expect(bind({ type: "sgd" })).toMatchObject({ hyper: { lr: 0.01, momentum: 0 }, state: {} });
    const slots = (params: object) => bind({ type: "sgd", ...params }).state;
    expect(slots({ dampening: 0.5, nesterov: true })).toEqual({});
    expect(slots({ momentum: 0.9 })).toEqual({ velocity: "zeros" });
    expect(slots({ momentum: 0.9, dampening: 0.5 })).toEqual({ velocity: "zeros", first: "one" });
  });
  it("does not dampen its first step", () => {
    const optimizer = bind({ type: "sgd", lr: 1, momentum: 0.5, dampening: 0.75 });
    const places = walk(optimizer, [0], () => [1], 3);
    expect(places.map(({ param }) => param[0])).toEqual([-1, -1.75, -2.375]);
  });
});

describe.each(["momentum", "nesterov"])("%s", (type) => {
  it("is sgd with that momentum, to the bit", () => {
    for (const params of [{}, { momentum: 0.5, decay: 0.1 }]) {
      const same = { momentum: 0.9, nesterov: type === "nesterov", ...params, type: "sgd" };
      expect(after({ ...params, type })).toEqual(after(same));
    }
  });
});

describe("perceptron", () => {
  it("learns AND as Rosenblatt's rule does by hand, row by row", () => {
    // The bias is a weight whose input is 1.
    const rows = [
      { x: [0, 0, 1], t: 0 },
      { x: [0, 1, 1], t: 0 },
      { x: [1, 0, 1], t: 0 },
      { x: [1, 1, 1], t: 1 },
    ] as const;
    const fires = (w: readonly number[], x: readonly number[]) =>
      x.reduce((sum, each, i) => sum + each * w[i]!, 0) > 0 ? 1 : 0;
    const epochs = 10;

    const byHand: number[][] = [];
    let w = [0, 0, 0];
    for (let step = 0; step < epochs * rows.length; step++) {
      const { x, t } = rows[step % rows.length]!;
      const miss = t - fires(w, x);
      w = w.map((weight, i) => weight + miss * x[i]!);
      byHand.push(w);
    }

    const gradientAt = (weights: readonly number[], step: number) => {
      const { x, t } = rows[step % rows.length]!;
      return x.map((each) => -(t - fires(weights, x)) * each);
    };
    const places = walk(bind({ type: "perceptron" }), [0, 0, 0], gradientAt, byHand.length);
    expect(places.map(({ param }) => param)).toEqual(byHand);
    expect(rows.map(({ x }) => fires(w, x))).toEqual(rows.map(({ t }) => t));
    expect(byHand.at(-5)).toEqual(w);
  });
});

describe("asgd", () => {
  it("averages what comes after t0 updates, and slows down", () => {
    const optimizer = bind({ type: "asgd", lr: 1, lambda: 0.5, alpha: 1, t0: 2 });
    const places = walk(optimizer, [8], () => [0], 6);
    const path = places.map(({ param }) => param[0]!);
    // eta is lr / (1 + lambda * lr * t), and each step takes lambda * eta of what there is.
    const byHand = [0, 1, 2, 3, 4, 5].map((last) => {
      let p = 8;
      for (let t = 0; t <= last; t++) p -= (p * 0.5) / (1 + 0.5 * t);
      return p;
    });
    for (const [step, p] of path.entries()) expect(p).toBeCloseTo(byHand[step]!, 14);
    const averages = places.map(({ average }) => average![0]!);
    expect(averages.slice(0, 3)).toEqual(path.slice(0, 3));
    const mean = (path[3]! + path[4]! + path[5]!) / 3;
    expect(averages[5]).toBeCloseTo(mean, 14);
  });
});

describe("rprop", () => {
  it("grows while the sign stays, shrinks where it turns, and then waits one step", () => {
    const optimizer = bind({ type: "rprop", lr: 1, grow: 2, shrink: 0.25, max: 3 });
    const slopes = [1, 5, 1e-30, -2, -1, -1, 0, -1];
    const places = walk(optimizer, [0], (_, step) => [slopes[step]!], slopes.length);
    expect(places.map(({ param }) => param[0])).toEqual([-1, -3, -6, -6, -5.25, -3.75, -3.75, -2.25]);
  });
});
