import { iota, type Tensor } from "@titrate/plugin";
import type { Decisions } from "./decisions.ts";

/**
 * How often each class was hit and missed: floats [classes], whole numbers. A NaN prediction is a false negative of its
 * class, and neither a positive nor a negative of the others.
 */
export interface ClassCounts {
  readonly truePositive: Tensor;
  readonly falsePositive: Tensor;
  readonly falseNegative: Tensor;
  readonly trueNegative: Tensor;
  /** The positions that have a target, shape []. */
  readonly total: Tensor;
}

export function countClasses({ classes, predicted, actual, counted }: Decisions): ClassCounts {
  const column = (x: Tensor) => x.reshape([-1, 1]);
  const count = (x: Tensor) => x.cast("float").sum(0);
  const isActual = column(actual).equal(iota(classes));
  const isPredicted = column(predicted).equal(iota(classes)).and(column(counted));
  const decided = column(counted.and(predicted.greaterEqual(0)));
  return {
    truePositive: count(isActual.and(isPredicted)),
    falsePositive: count(isPredicted.and(isActual.not())),
    falseNegative: count(isActual.and(isPredicted.not())),
    trueNegative: count(decided.and(isActual.or(isPredicted).not())),
    total: count(counted),
  };
}

/** part / whole of counts, 0 where there is nothing to share. */
export function share(part: Tensor, whole: Tensor): Tensor {
  return part.div(whole.maximum(1));
}

/** The mean of figures [classes] over the classes that are present (floats [classes], 0 or 1). Shape []. */
export function meanOverClasses(figures: Tensor, present: Tensor): Tensor {
  return figures.mul(present).sum().div(present.sum());
}
