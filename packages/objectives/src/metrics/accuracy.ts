import {
  defineMetric,
  fraction,
  type MetricInput,
  type Plugin,
  ShapeError,
  showShape,
  sizeOf,
  type Tensor,
} from "@titrate/plugin";
import { adviseClasses } from "../class-targets.ts";

const accuracy: Plugin = defineMetric({
  name: "accuracy",
  summary:
    "The share of rows that are right: one column by a threshold, several by the largest. NaN is wrong.",
  goal: "maximize",
  params: {
    /** A single column above it says yes. Targets say yes above 0.5. */
    threshold: fraction(0.5),
  },
  compute(x, { threshold }) {
    const columns = x.prediction.shape.length < 2 ? 1 : (x.prediction.shape.at(-1) ?? 1);
    const right = columns === 1 ? sameSide(x, threshold) : sameClass(x);
    return right.cast("float").mean();
  },
});
export default accuracy;

function sameSide({ prediction, target }: MetricInput, threshold: number): Tensor {
  const rows = prediction.shape[0];
  if (rows !== target.shape[0] || sizeOf(prediction.shape) !== sizeOf(target.shape)) {
    throw misfit(prediction, target);
  }
  const t = target.reshape(prediction.shape).cast("float");
  const yes = prediction.greater(threshold).and(t.greater(0.5));
  const no = prediction.lessEqual(threshold).and(t.lessEqual(0.5));
  return yes.or(no); // NaN is on neither side
}

/** Targets are class indices, or rows whose largest column is the class. */
function sameClass({ prediction, target }: MetricInput): Tensor {
  const rows = prediction.shape.slice(0, -1);
  const fits = (target.dtype === "int" ? rows : prediction.shape).join() === target.shape.join();
  if (!fits) throw misfit(prediction, target);
  const total = prediction.sum(-1);
  const isNumber = total.equal(total);
  const classes = target.dtype === "int" ? target : target.argmax(-1);
  return prediction.argmax(-1).equal(classes).and(isNumber);
}

function misfit(prediction: Tensor, target: Tensor): ShapeError {
  const advice =
    adviseClasses(prediction, target) ??
    "give one target a row: a class index, or as many columns as there are predictions";
  return new ShapeError(
    `accuracy: predictions are ${showShape(prediction.shape)} and targets ${showShape(target.shape)} of ${target.dtype}; ${advice}`,
  );
}
