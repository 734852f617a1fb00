import { iota, type MetricInput, type Tensor } from "@titrate/plugin";
import { expectClasses } from "./class-shapes.ts";

/** Predicted probabilities and what they should be: floats [n, columns], n being all positions of all rows. */
export interface Probabilities {
  readonly predicted: Tensor;
  /** 1 at the class and 0 elsewhere, or the probabilities that the targets are. */
  readonly wanted: Tensor;
  /** The mean of values [n] over the positions that have a target. Shape []. */
  mean(values: Tensor): Tensor;
}

/** Throws ShapeError where shapes do not fit. */
export function probabilities(subject: string, { prediction, target }: MetricInput): Probabilities {
  const columns = expectClasses(subject, prediction, target);
  const predicted = prediction.reshape([-1, columns]);
  if (target.dtype !== "int") {
    return { predicted, wanted: target.reshape([-1, columns]), mean: (values) => values.mean() };
  }
  const index = target.reshape([-1, 1]);
  const wanted = columns === 1 ? index.greater(0) : index.equal(iota(columns));
  const counted = target.reshape([-1]).greaterEqual(0);
  return {
    predicted,
    wanted: wanted.cast("float"),
    mean: (values) => counted.where(values, 0).sum().div(counted.cast("float").sum()),
  };
}
