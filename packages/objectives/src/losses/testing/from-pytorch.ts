import { concat, full, type Loss, type Tensor } from "@titrate/plugin";
import { bindPart, literalOf, type VectorTensor } from "@titrate/plugin/testing";
import { losses } from "../../index.ts";

/** A case of losses.vectors.json, by PyTorch's names. */
export interface Case {
  readonly name: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly input: VectorTensor;
  readonly target: VectorTensor;
  /** The second half of what our loss takes as one output. */
  readonly input2?: VectorTensor;
  readonly var?: VectorTensor;
  readonly weight?: VectorTensor;
  readonly pos_weight?: VectorTensor;
  readonly value: number;
  readonly dinput: VectorTensor;
  readonly dinput2?: VectorTensor;
  readonly dvar?: VectorTensor;
}

const types: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  bce: { type: "binary-cross-entropy", from: "probabilities" },
  bce_with_logits: { type: "binary-cross-entropy" },
  cross_entropy: { type: "softmax-cross-entropy" },
  gaussian_nll: { type: "gaussian", variance: "raw" },
  kl_div: { type: "kl-divergence", reduction: "mean" },
  l1: { type: "mean-absolute-error" },
  nll: { type: "negative-log-likelihood" },
  poisson_nll: { type: "poisson" },
};
const typeOf = (name: string) => types[name] ?? { type: name.replaceAll("_", "-") };

const renamed: Readonly<Record<string, string>> = {
  ignore_index: "ignore",
  label_smoothing: "smoothing",
  log_target: "log-target",
  log_input: "from",
  p: "power",
};
const written: Readonly<Record<string, (value: unknown) => unknown>> = {
  log_input: (value) => (value === true ? "log" : "rate"),
  reduction: (value) => (value === "batchmean" ? "batch-mean" : value),
};

/** Targets are class indices, or probabilities on the axis of the classes: the second, or the only one. */
const ofClasses = ["cross_entropy", "nll", "multi_margin"];
/** Our weights are one a column; PyTorch's here are anything that stretches to the input. */
const ofElements = ["bce", "bce_with_logits"];

/** True where each weight is one a column of rows; else the elements are laid out as one row. */
function hasColumnWeights({ name, input, weight, pos_weight }: Case): boolean {
  const given = [weight, pos_weight].filter((each) => each !== undefined);
  const isPerColumn = given.every(({ shape }) => shape.length === 1 && shape[0] === input.shape.at(-1));
  return !ofElements.includes(name) || (input.shape.length > 1 && isPerColumn);
}

/** One number an element of a shape. */
function stretched({ shape, data }: VectorTensor, over: readonly number[]): number[] {
  const lengths = [...over.slice(shape.length).map(() => 1), ...shape];
  const size = over.reduce((product, length) => product * length, 1);
  return Array.from({ length: size }, (_, element) => {
    let [left, index, step] = [element, 0, 1];
    for (let axis = over.length - 1; axis >= 0; axis--) {
      const at = left % over[axis]!;
      left = (left - at) / over[axis]!;
      if (lengths[axis] !== 1) index += at * step;
      step *= lengths[axis]!;
    }
    return data[index]!;
  });
}

/** Ours; a parameter that neither of us has is refused by its name. */
export function lossOf(one: Case): Loss {
  const { name, params, input, weight, pos_weight } = one;
  const numbers = (given: VectorTensor) =>
    hasColumnWeights(one) ? given.data : stretched(given, input.shape);
  const ours = Object.entries(params).map(([key, value]) => {
    if (value === null) throw new Error(`${name}: what is ${key}: null?`);
    return [renamed[key] ?? key, written[key]?.(value) ?? value] as const;
  });
  const part = {
    ...typeOf(name),
    ...Object.fromEntries(ours),
    ...(weight !== undefined && { weights: numbers(weight) }),
    ...(pos_weight !== undefined && { "positive-weight": numbers(pos_weight) }),
  };
  return bindPart("loss", part as never, losses);
}

/** Rows of what PyTorch has: classes go last, and what has no rows becomes a column, or a row of its vector. */
function arranged(one: Case, x: Tensor): Tensor {
  const { name, input } = one;
  const rank = x.shape.length;
  if (!hasColumnWeights(one)) return x.reshape([1, -1]);
  if (ofClasses.includes(name)) {
    if (x.dtype === "int") return input.shape.length === 1 ? x.reshape([1]) : x;
    if (rank === 1) return x.reshape([1, -1]);
    return x.transpose([0, ...x.shape.slice(2).map((_, i) => i + 2), 1]);
  }
  if (name === "cosine_embedding" && input.shape.length === 1) return x.reshape([1, -1]);
  return rank < 2 ? x.reshape([-1, 1]) : x;
}

export const targetOf = (one: Case): Tensor => arranged(one, literalOf(one.target));

/** What our loss takes as one output, of PyTorch's input and the second one, if any. */
export function outputOf(one: Case, x: Tensor, second: Tensor | undefined): Tensor {
  if (second === undefined) return arranged(one, x);
  // A variance may be one a row, with or without an axis for it.
  const isShort = one.var !== undefined && second.shape.length < x.shape.length;
  const rows = isShort ? second.reshape([...second.shape, 1]) : second;
  return concat([arranged(one, x), arranged(one, rows.mul(full(1, x.shape)))], -1);
}
