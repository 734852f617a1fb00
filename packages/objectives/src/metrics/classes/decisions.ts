import type { MetricInput, Tensor } from "@titrate/plugin";
import { expectClasses } from "./class-shapes.ts";

/** The class of every position of every row, n in all, as ints [n]. */
export interface Decisions {
  /** One column decides between two: 0 is no and 1 is yes. */
  readonly classes: number;
  /** The threshold or the first of the largest columns; -1, which is no class, where a prediction is NaN. */
  readonly predicted: Tensor;
  /** Below 0 where there is no target. */
  readonly actual: Tensor;
  /** Bools [n]: where there is a target. */
  readonly counted: Tensor;
}

/**
 * What was predicted and what is true. Throws ShapeError where shapes do not fit.
 *
 * @param subject who asks, as in YAML: "accuracy".
 * @param threshold a single column above it says yes.
 */
export function decisions(
  subject: string,
  { prediction, target }: MetricInput,
  threshold: number,
): Decisions {
  const columns = expectClasses(subject, prediction, target);
  const found = columns === 1 ? sides(prediction, target, threshold) : largest(columns, prediction, target);
  return { ...found, counted: found.actual.greaterEqual(0) };
}

function sides(prediction: Tensor, target: Tensor, threshold: number): Omit<Decisions, "counted"> {
  const [p, t] = [prediction.reshape([-1]), target.reshape([-1])];
  return {
    classes: 2,
    predicted: p.greater(threshold).cast("int").sub(p.notEqual(p).cast("int")),
    actual: t.dtype === "int" ? t.minimum(1) : t.greater(0.5).cast("int"),
  };
}

function largest(columns: number, prediction: Tensor, target: Tensor): Omit<Decisions, "counted"> {
  const p = prediction.reshape([-1, columns]);
  const total = p.sum(-1);
  const actual = target.dtype === "int" ? target : target.reshape([-1, columns]).argmax(-1);
  return {
    classes: columns,
    predicted: total.equal(total).where(p.argmax(-1), -1), // argmax takes a NaN for the largest
    actual: actual.reshape([-1]),
  };
}

/** The share of the counted positions at which a condition, bools [n], holds; NaN where none is counted. Shape []. */
export function shareOfCounted(condition: Tensor, counted: Tensor): Tensor {
  return condition.and(counted).cast("float").sum().div(counted.cast("float").sum());
}
