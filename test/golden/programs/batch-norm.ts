import type { UpdateRule } from "@titrate/plugin";
import { type Tensor, variance } from "@titrate/tensor";
import type { Declarations } from "./declarations.ts";
import { type Training, trainingOf } from "./training.ts";

const rows = 50;
const widths = [3, 16, 10];

/** Sutskever et al. 2013: the gradient step is taken from where the velocity leads. */
const nesterov: UpdateRule = {
  hyper: { lr: 0.02, momentum: 0.9 },
  state: { velocity: "zeros" },
  update({ param, grad, velocity }, { lr, momentum }) {
    const next = velocity!.mul(momentum!).add(grad);
    return { param: param.sub(grad.add(next.mul(momentum!)).mul(lr!)), velocity: next };
  },
};

/** Two layers under batch norm, whose running statistics are state: training reads the batch's, evaluation those. */
export const batchNorm: Training = trainingOf({
  precision: "f32",
  seed: 7,
  rows,
  batch: 20,
  epochs: 18,
  optimizer: nesterov,
  tables(streams) {
    const random = streams("dataset");
    const points = Array.from({ length: rows }, () =>
      [1, 10, 0.1].map((scale) => 5 + scale * random.normal()),
    );
    const targets = points.map(([a, b, c]) => (a! - 5) * (b! - 5) * 0.1 + 5 * (c! - 5));
    return {
      points: { shape: [3], dtype: "float", values: points.flat() },
      targets: { shape: [1], dtype: "float", values: targets },
    };
  },
  step({ points, targets }, declare) {
    const updates: { state: Tensor; value: Tensor }[] = [];
    const output = network(points!, declare, (x, mean, spread) => {
      const [batchMean, batchSpread] = [x.mean(0), variance(x, 0)];
      updates.push({ state: mean, value: mean.mul(0.9).add(batchMean.mul(0.1)) });
      updates.push({ state: spread, value: spread.mul(0.9).add(batchSpread.mul(0.1)) });
      return [batchMean, batchSpread];
    });
    return { loss: output.sub(targets!).square().mean(), updates };
  },
  evaluate: ({ points, targets }, declare) =>
    network(points!, declare, (_, mean, spread) => [mean, spread])
      .sub(targets!)
      .square()
      .mean(),
});

type Statistics = (x: Tensor, mean: Tensor, variance: Tensor) => [mean: Tensor, variance: Tensor];

function network(points: Tensor, { weight, level, slot }: Declarations, statistics: Statistics): Tensor {
  let h = points;
  for (const [i, width] of widths.slice(1).entries()) {
    const product = h.matmul(weight(`layer${i}`, [widths[i]!, width]));
    const running = [slot(`layer${i}.mean`, [width], 0), slot(`layer${i}.variance`, [width], 1)] as const;
    const [mean, spread] = statistics(product, ...running);
    const normal = product.sub(mean).div(spread.add(1e-5).sqrt());
    h = normal
      .mul(level(`layer${i}.gain`, [width], 1))
      .add(level(`layer${i}.shift`, [width], 0))
      .maximum(0);
  }
  return h.matmul(weight("out", [widths.at(-1)!, 1])).add(level("out.bias", [1], 0));
}
