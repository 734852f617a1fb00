import { builtinOptimizer } from "./builtin.ts";
import { type Training, trainingOf } from "./training.ts";

/** The 3-4-1 network of sigmoids on XOR, full batch, plain gradient descent. */
export const seedNetwork: Training = trainingOf({
  precision: "f64",
  seed: 2,
  rows: 4,
  batch: 4,
  epochs: 100,
  optimizer: builtinOptimizer({ type: "sgd", lr: 2 }),
  tables: () => ({
    inputs: { shape: [3], dtype: "float", values: [0, 0, 1, 0, 1, 1, 1, 0, 1, 1, 1, 1] },
    targets: { shape: [1], dtype: "float", values: [0, 1, 1, 0] },
  }),
  step({ inputs, targets }, { weight }) {
    const hidden = inputs!.matmul(weight("hidden", [3, 4], 1)).sigmoid();
    const output = hidden.matmul(weight("output", [4, 1], 1)).sigmoid();
    return { loss: targets!.sub(output).square().sum().mul(0.5) };
  },
});
