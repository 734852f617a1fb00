import type { Tensor } from "@titrate/plugin";
import { literalOf, readVectors, type VectorTensor } from "@titrate/plugin/testing";

interface Problem {
  readonly init: Readonly<Record<string, VectorTensor>>;
}

export interface Case {
  readonly name: string;
  readonly params: Readonly<Record<string, number | boolean | readonly number[]>>;
  readonly problem: "mlp" | "surface";
  readonly params_after: Readonly<Record<string, Readonly<Record<string, number[]>>>>;
  readonly rounding_spread: Readonly<Record<string, number>>;
  readonly loss: readonly number[];
}

export const vectors: {
  readonly cases: readonly Case[];
  readonly problems: {
    readonly mlp: Problem & { X: VectorTensor; y: VectorTensor };
    readonly surface: Problem;
  };
} = readVectors(new URL("../optimizers.vectors.json", import.meta.url));

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

export interface Differentiable extends Problem {
  readonly loss: (parameters: Readonly<Record<string, Tensor>>) => Tensor;
}

export function problemOf(name: "mlp" | "surface"): Differentiable {
  return { init: vectors.problems[name].init, loss: losses[name] };
}
