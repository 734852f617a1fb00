import {
  defineLoss,
  expectSameShape,
  logSoftmax,
  type Plugin,
  reduce,
  reduction,
  ShapeError,
  showShape,
  softmax,
  type Tensor,
} from "@titrate/plugin";
import { checkClassProbabilities } from "../class-probabilities.ts";
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
    if (targets.dtype === "float") checkClassProbabilities('loss "softmax-cross-entropy"', targets);
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
