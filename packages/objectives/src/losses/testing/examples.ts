import { literal, type PartValue } from "@titrate/plugin";
import { bindPart, type VectorTensor, valueAndGradient } from "@titrate/plugin/testing";
import { losses } from "../../index.ts";

/** Rows of columns. */
export const rows = (...data: number[][]): VectorTensor => ({
  shape: [data.length, data[0]!.length],
  data: data.flat(),
});
/** One column. */
export const column = (...data: number[]): VectorTensor => ({ shape: [data.length, 1], data });
/** Class indices. */
export const classes = (...data: number[]): VectorTensor => ({ shape: [data.length], data, dtype: "int" });

/** The loss, and its slopes in the output. */
export function lose(
  part: PartValue,
  output: VectorTensor,
  target: VectorTensor,
): { readonly value: number; readonly slopes: number[] } {
  const loss = bindPart("loss", part, losses);
  const t = literal(target.data, target.shape, target.dtype);
  const { value, gradient } = valueAndGradient((x) => loss.compute({ output: x, target: t }), output);
  return { value: value[0]!, slopes: gradient };
}

const bce = "binary-cross-entropy";
const smoothed = { type: "softmax-cross-entropy", smoothing: 0.2, weights: [1, 2, 3] };
const logits = rows([0.3, -1.2, 0.8], [2.1, 0.4, -0.6]);
const shares = rows([0.2, 0.3, 0.5], [0, 1, 0]);
const reals = [column(0.3, -2), column(1, 3)] as const;
const yesNo = [column(0.3, -2), column(1, 0)] as const;

/** Every loss with outputs and targets that fit it, away from its kinks. */
export const examples: readonly (readonly [PartValue, output: VectorTensor, target: VectorTensor])[] = [
  [bce, column(0.3, -2), column(1, 0.2)],
  [{ type: bce, from: "probabilities", "positive-weight": 3 }, column(0.3, 0.9), column(1, 0.2)],
  [{ type: bce, "positive-weight": [3, 0.5], weights: [2, 5] }, rows([1, 2]), rows([0, 0.5])],
  ["cosine", logits, rows([1, 2, 3], [-1, 0, 1])],
  [{ type: "cosine-embedding", margin: -0.5 }, rows([1, 2, 3, -1], [0.5, 1, 2, 1]), column(-1, 1)],
  [{ type: "cosine-embedding", reduction: "sum" }, rows([1, 2, 3, -1]), { shape: [1], data: [1] }],
  ["focal", ...yesNo],
  [{ type: "focal", gamma: 0.5, alpha: 1, reduction: "sum" }, ...yesNo],
  ["gaussian", rows([0.5, 1, -1, 0.2]), rows([1, -1])],
  [{ type: "gaussian", variance: "raw", eps: 0.1, full: true }, rows([0.5, 1]), column(2)],
  [{ type: "gaussian", variance: "softplus" }, rows([0.5, -3]), column(2)],
  ["hinge", ...yesNo],
  [{ type: "hinge-embedding", margin: 2.5 }, column(0.3, 2), column(1, 0)],
  [{ type: "huber", delta: 2.5 }, ...reals],
  ["kl-divergence", logits, shares],
  [{ type: "kl-divergence", "log-target": true }, logits, rows([-1, -2, -0.5], [-3, -0.1, -4])],
  ["log-cosh", ...reals],
  ["mean-absolute-error", ...reals],
  ["mse", ...reals],
  [{ type: "multi-margin", margin: 1.5, power: 2, weights: [1, 2, 3] }, logits, classes(1, 2)],
  [{ type: "multi-margin", margin: 0.2 }, logits, classes(1, 2)],
  [{ type: "negative-log-likelihood", weights: [1, 2, 3] }, logits, shares],
  ["perceptron", column(0.3, -2), column(0, 1)],
  ["poisson", column(0.3, -2), column(0, 4)],
  [{ type: "poisson", from: "rate", full: true, eps: 0.1 }, column(0.3, 2), column(1, 4)],
  [{ type: "smooth-l1", beta: 2.5 }, ...reals],
  [{ type: "smooth-l1", beta: 0 }, ...reals],
  ["soft-margin", ...yesNo],
  [smoothed, logits, shares],
  [smoothed, logits, classes(1, 2)],
  ["softmax-focal", logits, classes(1, 2)],
  [{ type: "softmax-focal", gamma: 0.5, weights: [1, 2, 3] }, logits, classes(1, 2)],
  ["squared-hinge", ...yesNo],
];
