import {
  expectSameShape,
  type LossInput,
  type NumericArray,
  reduce,
  ShapeError,
  showShape,
  type Tensor,
} from "@titrate/plugin";
import { checkClassProbabilities } from "./class-probabilities.ts";
import { checkClassIndices, classRows, expectClasses, reduceRows } from "./class-rows.ts";
import { adviseClasses } from "./class-targets.ts";
import { columnWeights } from "./column-weights.ts";

export interface CrossEntropyOptions {
  readonly smoothing?: number;
  readonly weights?: readonly number[] | undefined;
  readonly ignore?: number | undefined;
  readonly reduction: "mean" | "sum";
}

/**
 * -log p of the targets, shape []: class indices [rows, ...], or probabilities of the shape of `output`.
 * With indices, the mean divides by the sum of the weights of the rows that are not ignored; with probabilities, by
 * the number of rows.
 *
 * @param logarithms from outputs [rows, ..., classes] to log-probabilities.
 */
export function crossEntropy(
  subject: string,
  { output, target }: LossInput,
  logarithms: (output: Tensor) => Tensor,
  options: CrossEntropyOptions,
): Tensor {
  expectClasses(subject, output);
  const { smoothing = 0, weights, reduction } = options;
  const share = smoothing / output.shape.at(-1)!;
  const weigh = (x: Tensor): Tensor =>
    weights === undefined ? x : x.mul(columnWeights(`${subject}: weights`, weights, output));
  if (target.dtype !== "int") {
    expectProbabilities(subject, output, target);
    const smooth = smoothing === 0 ? target : target.mul(1 - smoothing).add(share);
    return reduce(weigh(logarithms(output).mul(smooth)).sum(-1).neg(), reduction);
  }
  const rows = classRows(subject, { output, target }, options);
  const logProbability = logarithms(output);
  const ofClass = logProbability.gather(-1, rows.index).neg();
  const weighed = rows.weight === undefined ? ofClass : ofClass.mul(rows.weight);
  if (smoothing === 0) return reduceRows(weighed, reduction, rows, true);
  const ofAll = weigh(logProbability).sum(-1, { keepDims: true }).neg();
  return reduceRows(weighed.mul(1 - smoothing).add(ofAll.mul(share)), reduction, rows, true);
}

/** Refuses class indices below 0, and probabilities that do not add up to 1. */
export function checkCrossEntropy(subject: string, targets: NumericArray, ignore: number | undefined): void {
  if (targets.dtype === "float") checkClassProbabilities(subject, targets);
  else checkClassIndices(subject, targets, ignore);
}

function expectProbabilities(subject: string, output: Tensor, target: Tensor): void {
  const advice = adviseClasses(output, target);
  if (advice !== undefined) {
    const problem = `the output is ${showShape(output.shape)} and the targets are numbers ${showShape(target.shape)}`;
    throw new ShapeError(`${subject}: ${problem}; ${advice}, else use mse or another loss of numbers`);
  }
  expectSameShape(subject, output, target);
}
