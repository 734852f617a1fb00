import { exact } from "@titrate/numeric";
import { builtinOptimizer } from "./builtin.ts";
import { crossEntropy } from "./class-loss.ts";
import { type Training, trainingOf } from "./training.ts";

/** Three arms of a spiral, told apart by two hidden layers of ReLU: Adam, and a smaller last batch. */
export const denseClassifier: Training = trainingOf({
  precision: "f32",
  seed: 1,
  rows: 75,
  batch: 16,
  epochs: 20,
  optimizer: builtinOptimizer({ type: "adam", lr: 0.01 }),
  tables(streams) {
    const random = streams("dataset");
    const classes = Int32Array.from({ length: 75 }, (_, i) => i % 3);
    const points = Array.from(classes, (arm) => {
      const radius = random.uniform();
      const angle = 4 * radius + 2.1 * arm + 0.1 * random.normal();
      return [radius * exact.cos(angle), radius * exact.sin(angle)];
    });
    return {
      points: { shape: [2], dtype: "float", values: points.flat() },
      classes: { shape: [], dtype: "int", values: classes },
    };
  },
  step({ points, classes }, { weight, level }) {
    const first = points!
      .matmul(weight("first.weight", [2, 24]))
      .add(level("first.bias", [24], 0))
      .maximum(0);
    const second = first
      .matmul(weight("second.weight", [24, 17]))
      .add(level("second.bias", [17], 0))
      .maximum(0);
    const logits = second.matmul(weight("last.weight", [17, 3])).add(level("last.bias", [3], 0));
    return { loss: crossEntropy(logits, classes!) };
  },
});
