import type { UpdateRule } from "@titrate/plugin";
import type { Tensor } from "@titrate/tensor";
import { type Training, trainingOf } from "./training.ts";

const [rows, length, units] = [48, 6, 11];

/** Tieleman & Hinton 2012, lecture 6e: steps scaled by a running root mean square. */
const rmsprop: UpdateRule = {
  hyper: { lr: 0.005, decay: 0.9, eps: 1e-6 },
  state: { square: "zeros" },
  update({ param, grad, square }, { lr, decay, eps }) {
    const next = square!.mul(decay!).add(grad.square().mul(decay!.oneMinus()));
    return { param: param.sub(grad.mul(lr!).div(next.sqrt().add(eps!))), square: next };
  },
};

/** A tanh network over six numbers, the same weights at every step, that ends in their alternating sum. */
export const recurrent: Training = trainingOf({
  precision: "f32",
  seed: 4,
  rows,
  batch: 12,
  epochs: 15,
  optimizer: rmsprop,
  tables(streams) {
    const random = streams("dataset");
    const series = Array.from({ length: rows }, () => Array.from({ length }, () => random.normal() / 2));
    const sums = series.map((numbers) => numbers.reduce((sum, x, i) => sum + (i % 2 ? -x : x), 0));
    return {
      series: { shape: [length, 1], dtype: "float", values: series.flat() },
      sums: { shape: [1], dtype: "float", values: sums },
    };
  },
  step({ series, sums }, { weight, level }) {
    const [into, around] = [weight("into", [1, units]), weight("around", [units, units], 0.2)];
    const bias = level("bias", [units], 0);
    let h: Tensor | undefined;
    for (let t = 0; t < length; t++) {
      const x = series!
        .slice(1, t, t + 1)
        .reshape([-1, 1])
        .matmul(into)
        .add(bias);
      h = (h === undefined ? x : x.add(h.matmul(around))).tanh();
    }
    const output = h!.matmul(weight("out", [units, 1]));
    return { loss: output.sub(sums!).square().mean() };
  },
});
