import { full, type Tensor } from "@titrate/tensor";
import { builtinOptimizer } from "./builtin.ts";
import { type Training, trainingOf } from "./training.ts";

const [rows, length, units] = [30, 5, 6];

/** A GRU (Cho et al. 2014) whose gates are slices of one product; Adam at a falling rate, in f64. */
export const gatedRecurrent: Training = trainingOf({
  precision: "f64",
  seed: 5,
  rows,
  batch: 8,
  epochs: 15,
  optimizer: builtinOptimizer({ type: "adam", lr: 0.03, beta1: 0.8, beta2: 0.99 }),
  schedule: (epoch) => 1 / (1 + epoch / 10),
  tables(streams) {
    const random = streams("dataset");
    const series = Array.from({ length: rows * length * 2 }, () => random.normal());
    const targets = Array.from({ length: rows }, (_, row) => {
      const own = series.slice(row * length * 2, (row + 1) * length * 2);
      return own[0]! * 0.5 + Math.max(...own) - Math.abs(own.at(-1)!);
    });
    return {
      series: { shape: [length, 2], dtype: "float", values: series },
      targets: { shape: [1], dtype: "float", values: targets },
    };
  },
  step({ series, targets }, { weight, level }) {
    const size = series!.shape[0]!;
    const into = weight("into", [2, 3 * units]);
    const around = weight("around", [units, 3 * units]);
    const bias = level("bias", [3 * units], 0.1);
    let h: Tensor = full(0, [size, units]);
    for (let t = 0; t < length; t++) {
      const x = series!
        .slice(1, t, t + 1)
        .reshape([size, 2])
        .matmul(into)
        .add(bias);
      const recurrent = h.matmul(around);
      const part = (of: Tensor, gate: number) => of.slice(1, gate * units, (gate + 1) * units);
      const update = part(x, 0).add(part(recurrent, 0)).sigmoid();
      const reset = part(x, 1).add(part(recurrent, 1)).sigmoid();
      const candidate = part(x, 2)
        .add(reset.mul(part(recurrent, 2)))
        .tanh();
      h = update.mul(h).add(update.oneMinus().mul(candidate));
    }
    return {
      loss: h
        .matmul(weight("out", [units, 1]))
        .sub(targets!)
        .square()
        .mean(),
    };
  },
});
