import type { UpdateRule } from "@titrate/plugin";
import type { Tensor } from "@titrate/tensor";
import { type Training, trainingOf } from "./training.ts";

const [rows, width, depth] = [32, 4, 30];

/** Chen et al. 2023, arXiv:2302.06675, program 1: the sign of a moment that looks ahead. */
const lion: UpdateRule = {
  hyper: { lr: 0.001, beta1: 0.9, beta2: 0.99, decay: 0.01 },
  state: { m: "zeros" },
  update({ param, grad, m }, { lr, beta1, beta2, decay }) {
    const direction = m!.mul(beta1!).add(grad.mul(beta1!.oneMinus())).sign();
    return {
      param: param.sub(direction.add(param.mul(decay!)).mul(lr!)),
      m: m!.mul(beta2!).add(grad.mul(beta2!.oneMinus())),
    };
  },
};

/** Thirty narrow layers, each added to what came before it: a deep graph of small products, in f64. */
export const residual: Training = trainingOf({
  precision: "f64",
  seed: 10,
  rows,
  batch: 8,
  epochs: 12,
  optimizer: lion,
  tables(streams) {
    const random = streams("dataset");
    const points = Array.from({ length: rows }, () => Array.from({ length: width }, () => random.normal()));
    const targets = points.map(([a, b, c, d]) => [Math.max(a!, b!), c! * d!]);
    return {
      points: { shape: [width], dtype: "float", values: points.flat() },
      targets: { shape: [2], dtype: "float", values: targets.flat() },
    };
  },
  step({ points, targets }, { weight, level }) {
    let h: Tensor = points!;
    for (let i = 0; i < depth; i++) {
      const inner = h
        .matmul(weight(`layer${i}.weight`, [width, width]))
        .add(level(`layer${i}.bias`, [width], 0));
      h = h.add(inner.sigmoid().mul(inner).mul(0.3));
    }
    return {
      loss: h
        .matmul(weight("out", [width, 2], 0.1))
        .sub(targets!)
        .square()
        .mean(),
    };
  },
});
