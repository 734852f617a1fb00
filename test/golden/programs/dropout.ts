import { constant, type Tensor, uniform } from "@titrate/tensor";
import { builtinOptimizer } from "./builtin.ts";
import type { Declarations } from "./declarations.ts";
import { type Training, trainingOf } from "./training.ts";

const [rows, features, units] = [45, 6, 20];

/** Dropout keyed from a stream and counted by the step; gradients are shortened to a common norm of 1. */
export const dropout: Training = trainingOf({
  precision: "f32",
  seed: 8,
  rows,
  batch: 10,
  epochs: 18,
  optimizer: builtinOptimizer({ type: "sgd", lr: 0.03, momentum: 0.8 }),
  tables(streams) {
    const random = streams("dataset");
    const points = Array.from({ length: rows }, () =>
      Array.from({ length: features }, () => random.normal()),
    );
    const targets = points.map(([a, b, c]) => a! - 2 * b! + Math.abs(c!));
    return {
      points: { shape: [features], dtype: "float", values: points.flat() },
      targets: { shape: [1], dtype: "float", values: targets },
    };
  },
  step({ points, targets }, declare) {
    const step = declare.slot("step", [], 0, "int");
    const drop = (x: Tensor, name: string): Tensor =>
      uniform(declare.key(`${name}.key`), step, x.shape)
        .less(0.2)
        .where(0, x.div(0.8));
    const loss = network(points!, declare, drop).sub(targets!).square().mean();
    return { loss, updates: [{ state: step, value: step.add(1) }] };
  },
  transform(slopes) {
    const squares = slopes.map((slope) => slope.square().sum()).reduce((sum, square) => sum.add(square));
    const norm = squares.sqrt();
    const scale = norm.greater(1).where(constant(1).div(norm), 1);
    return slopes.map((slope) => slope.mul(scale));
  },
  evaluate: ({ points, targets }, declare) =>
    network(points!, declare, (x) => x)
      .sub(targets!)
      .square()
      .mean(),
});

function network(
  points: Tensor,
  { weight, level }: Declarations,
  drop: (x: Tensor, name: string) => Tensor,
): Tensor {
  const hidden = points
    .matmul(weight("hidden.weight", [features, units]))
    .add(level("hidden.bias", [units], 0.1));
  const dropped = drop(hidden.maximum(0), "first");
  const mixed = drop(dropped.matmul(weight("mixed.weight", [units, units])).tanh(), "second");
  return mixed.matmul(weight("out.weight", [units, 1])).add(level("out.bias", [1], 0));
}
