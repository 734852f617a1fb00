import type { Tensor } from "@titrate/plugin";
import {
  bindPart,
  literalOf,
  optimize,
  readVectors,
  type VectorTensor,
  worstError,
} from "@titrate/plugin/testing";
import { describe, expect, it } from "vitest";
import { optimizers, schedules } from "../index.ts";

interface Problem {
  readonly init: Readonly<Record<string, VectorTensor>>;
}
interface Case {
  readonly name: string;
  readonly params: { readonly lr: number; momentum?: number; betas?: [number, number]; eps?: number };
  readonly problem: "mlp" | "surface";
  readonly params_after: Readonly<Record<string, Readonly<Record<string, number[]>>>>;
  readonly rounding_spread: Readonly<Record<string, number>>;
  readonly loss: readonly number[];
}

const vectors = readVectors<{
  cases: Case[];
  problems: { mlp: Problem & { X: VectorTensor; y: VectorTensor }; surface: Problem };
}>(new URL("optimizers.vectors.json", import.meta.url));

const losses = {
  mlp({ W1, b1, W2, b2 }: Readonly<Record<string, Tensor>>): Tensor {
    const { X, y } = vectors.problems.mlp;
    const hidden = literalOf(X).matmul(W1!.transpose()).add(b1!).tanh();
    return hidden.matmul(W2!.transpose()).add(b2!).sub(literalOf(y)).square().mean();
  },
  surface({ p }: Readonly<Record<string, Tensor>>): Tensor {
    const [p0, p1] = [p!.slice(0, 0, 1), p!.slice(0, 1, 2)];
    return p0.oneMinus().square().add(p1.sub(p0.square()).square().mul(20)).sum();
  },
};
const problemOf = (name: "mlp" | "surface") => ({ init: vectors.problems[name].init, loss: losses[name] });

/** PyTorch's names to ours. */
function part({ name, params: { betas, lr, momentum, eps } }: Case) {
  const moments = betas && { beta1: betas[0], beta2: betas[1], eps };
  return { type: name, lr, ...(momentum !== undefined && { momentum }), ...moments };
}

it.each(vectors.cases)("$name $params on $problem walks as PyTorch's", (example) => {
  const trace = optimize(bindPart("optimizer", part(example), optimizers), problemOf(example.problem), 200);
  expect(worstError(trace.loss, example.loss.slice(0, 200))).toBeLessThan(1e-11);
  for (const [step, expected] of Object.entries(example.params_after)) {
    const tolerance = 1e-12 + 100 * example.rounding_spread[step]!;
    for (const [name, values] of Object.entries(expected)) {
      expect(worstError(trace.after[Number(step) - 1]![name]!, values), `${name} at ${step}`).toBeLessThan(
        tolerance,
      );
    }
  }
});

describe("sgd", () => {
  it("keeps a velocity only where there is momentum", () => {
    expect(bindPart("optimizer", "sgd", optimizers)).toMatchObject({
      hyper: { lr: 0.01, momentum: 0 },
      state: {},
    });
    expect(bindPart("optimizer", { type: "sgd", momentum: 0.9 }, optimizers).state).toEqual({
      velocity: "zeros",
    });
  });
});

describe("adam", () => {
  it("takes a first step of size lr, whatever the gradient's scale", () => {
    const adam = bindPart("optimizer", { type: "adam", lr: 0.1, eps: 1e-30 }, optimizers);
    const at = (scale: number) =>
      optimize(adam, { init: { p: { shape: [], data: [2] } }, loss: ({ p }) => p!.mul(scale) }, 1).after[0]!
        .p![0];
    for (const scale of [1e-8, 1, 1e8]) expect(at(scale)).toBeCloseTo(1.9, 12);
  });

  it("stays near its f64 walk in f32", () => {
    const adam = bindPart("optimizer", { type: "adam", lr: 0.01 }, optimizers);
    const [f32, f64] = (["f32", "f64"] as const).map((precision) =>
      optimize(adam, problemOf("mlp"), 50, precision),
    );
    expect(worstError(f32!.loss, f64!.loss)).toBeLessThan(1e-5);
    expect(f32!.loss).not.toEqual(f64!.loss);
  });
});

it("the constant schedule keeps the base rate", () => {
  const rate = bindPart("schedule", "constant", schedules);
  expect([0, 5, 9].map((step) => rate({ step, steps: 10, base: 0.3 }))).toEqual([0.3, 0.3, 0.3]);
});
