import { convolution, maxPool } from "@titrate/tensor";
import { builtinOptimizer } from "./builtin.ts";
import { crossEntropy } from "./class-loss.ts";
import { type Training, trainingOf } from "./training.ts";

const [rows, side] = [40, 9];

/** Bars that lie, stand or lean, seen through two convolutions and a pool: gradient descent with momentum. */
export const convolutional: Training = trainingOf({
  precision: "f32",
  seed: 3,
  rows,
  batch: 16,
  epochs: 14,
  optimizer: builtinOptimizer({ type: "sgd", lr: 0.05, momentum: 0.9 }),
  tables(streams) {
    const random = streams("dataset");
    const classes = Int32Array.from({ length: rows }, (_, i) => i % 3);
    const images = Array.from(classes, (kind) => {
      const at = random.integer(side);
      const isBar = (y: number, x: number): boolean =>
        kind === 0 ? y === at : kind === 1 ? x === at : (x + y) % side === at;
      return Array.from({ length: side * side }, (_, i) => {
        const bar = isBar(Math.floor(i / side), i % side) ? 1 : 0;
        return bar + 0.2 * random.normal();
      });
    });
    return {
      images: { shape: [1, side, side], dtype: "float", values: images.flat() },
      classes: { shape: [], dtype: "int", values: classes },
    };
  },
  step({ images, classes }, { weight, level }) {
    const first = convolution(images!, weight("first.kernel", [6, 1, 3, 3], 0.4), { padding: 1 });
    const pooled = maxPool(first.add(level("first.bias", [6, 1, 1], 0)).maximum(0), { size: 2 });
    const second = convolution(pooled, weight("second.kernel", [8, 3, 3, 3], 0.2), { groups: 2, stride: 1 });
    const features = second
      .add(level("second.bias", [8, 1, 1], 0))
      .maximum(0)
      .reshape([-1, 32]);
    const logits = features.matmul(weight("last.weight", [32, 3])).add(level("last.bias", [3], 0));
    return { loss: crossEntropy(logits, classes!) };
  },
});
