import {
  DataError,
  defineLoss,
  expectSameShape,
  logSoftmax,
  type NumericArray,
  type Plugin,
  reduce,
  reduction,
  ShapeError,
  showShape,
  softmax,
  type Tensor,
} from "@titrate/plugin";
import { adviseClasses } from "../class-targets.ts";

const softmaxCrossEntropy: Plugin = defineLoss({
  name: "softmax-cross-entropy",
  summary:
    "-log softmax(logits)[class] a row; targets are class indices [rows] or probabilities [rows, classes].",
  params: { reduction },
  compute({ output, target }, { reduction }) {
    const rows = output.shape.slice(0, -1);
    if (output.shape.length < 2 || output.shape.at(-1) === 1) {
      throw new ShapeError(
        `softmax-cross-entropy: the output is ${showShape(output.shape)}; give the last layer one unit a class, two or more, or use binary-cross-entropy`,
      );
    }
    if (target.dtype === "int") expectIndices(target, rows);
    else expectProbabilities(output, target);
    const logProbability = logSoftmax(output, -1);
    const likelihood =
      target.dtype === "int"
        ? logProbability.gather(-1, target.reshape([...rows, 1]))
        : logProbability.mul(target).sum(-1);
    return reduce(likelihood.neg(), reduction);
  },
  predict: (output) => softmax(output, -1),
  checkTargets(targets) {
    if (targets.dtype === "float") checkProbabilities(targets);
  },
});
export default softmaxCrossEntropy;

function expectIndices(target: Tensor, rows: readonly number[]): void {
  if (target.shape.join() === rows.join()) return;
  throw new ShapeError(
    `softmax-cross-entropy: class indices are ${showShape(target.shape)}; the output needs one a row, ${showShape(rows)}`,
  );
}

function expectProbabilities(output: Tensor, target: Tensor): void {
  const advice = adviseClasses(output, target);
  if (advice !== undefined) {
    const problem = `the output is ${showShape(output.shape)} and the targets are numbers ${showShape(target.shape)}`;
    throw new ShapeError(
      `softmax-cross-entropy: ${problem}; ${advice}, else use mse or another loss of numbers`,
    );
  }
  expectSameShape("softmax-cross-entropy", output, target);
}

function checkProbabilities({ shape, data }: NumericArray): void {
  const classes = shape.at(-1) ?? 1;
  if (shape.length < 2 || classes === 1) return; // `compute` refuses them, and says why
  const perRow = data.length / shape[0]!;
  for (let start = 0; start < data.length; start += classes) {
    const fail = (problem: string): never => {
      throw new DataError(
        'loss "softmax-cross-entropy"',
        `row ${Math.floor(start / perRow)} of the targets ${problem}; give each class a probability of 0 or more, 1 together, or use mse for other numbers`,
      );
    };
    let sum = 0;
    for (let index = start; index < start + classes; index++) {
      const value = data[index]!;
      if (!(value >= 0)) fail(`holds ${value}`);
      sum += value;
    }
    if (!(Math.abs(sum - 1) <= 1e-6)) fail(`adds up to ${sum}`);
  }
}
