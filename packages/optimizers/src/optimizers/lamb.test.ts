import type { PartValue } from "@titrate/plugin";
import { bindPart, byGradient, worstError } from "@titrate/plugin/testing";
import { describe, expect, it } from "vitest";
import { optimizers } from "../index.ts";
import { walk } from "./testing/walk.ts";

const bind = (written: Exclude<PartValue, string>) => byGradient(bindPart("optimizer", written, optimizers));

describe("lamb", () => {
  it("takes the paper's steps", () => {
    const [lr, beta1, beta2, eps, decay] = [0.1, 0.8, 0.9, 1e-3, 0.05];
    const gradientAt = (p: readonly number[]) => p.map((each, i) => each * (i + 1) - 1);
    const places = walk(bind({ type: "lamb", lr, beta1, beta2, eps, decay }), [3, -4], gradientAt, 5);
    let p = [3, -4];
    let [m, v] = [
      [0, 0],
      [0, 0],
    ];
    let [power1, power2] = [1, 1];
    for (const { param } of places) {
      const g = gradientAt(p);
      power1 *= beta1;
      power2 *= beta2;
      m = m.map((each, i) => beta1 * each + (1 - beta1) * g[i]!);
      v = v.map((each, i) => beta2 * each + (1 - beta2) * g[i]! * g[i]!);
      const d = p.map(
        (each, i) => m[i]! / (1 - power1) / (Math.sqrt(v[i]! / (1 - power2)) + eps) + decay * each,
      );
      const length = (x: readonly number[]) => Math.sqrt(x.reduce((sum, each) => sum + each * each, 0));
      const trust = length(p) / length(d);
      p = p.map((each, i) => each - lr * trust * d[i]!);
      expect(worstError(param, p)).toBeLessThan(1e-14);
    }
  });
  it("moves zeros at lr itself, and rests where there is nothing to do", () => {
    const lamb = bind({ type: "lamb", lr: 0.1, eps: 1e-30 });
    const [first] = walk(lamb, [0, 0], () => [1, -1], 1);
    expect(worstError(first!.param, [-0.1, 0.1])).toBeLessThan(1e-14);
    expect(walk(lamb, [0, 0], () => [0, 0], 1)[0]!.param).toEqual([0, 0]);
  });
});
