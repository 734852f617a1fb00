import { concat, type PartValue, type Tensor } from "@titrate/plugin";
import {
  bindPart,
  literalOf,
  readVectors,
  useExecutor,
  type VectorTensor,
  valueAndGradient,
  worstError,
} from "@titrate/plugin/testing";
import { referenceExecutor } from "@titrate/tensor";
import { compiledExecutor } from "@titrate/wasm";
import { beforeEach, describe, expect, it } from "vitest";
import { losses } from "../index.ts";

interface Case {
  readonly name: string;
  readonly params: Readonly<Record<string, number | boolean | string>>;
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
  readonly note?: string;
}

/** PyTorch's names of losses and of their parameters to ours. */
const types: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  mse: { type: "mse" },
  l1: { type: "mean-absolute-error" },
  smooth_l1: { type: "smooth-l1" },
  huber: { type: "huber" },
  bce: { type: "binary-cross-entropy", from: "probabilities" },
  bce_with_logits: { type: "binary-cross-entropy" },
  cross_entropy: { type: "softmax-cross-entropy" },
  nll: { type: "negative-log-likelihood" },
  kl_div: { type: "kl-divergence" },
  hinge: { type: "hinge" },
  squared_hinge: { type: "squared-hinge" },
  hinge_embedding: { type: "hinge-embedding" },
  soft_margin: { type: "soft-margin" },
  multi_margin: { type: "multi-margin" },
  cosine_embedding: { type: "cosine-embedding" },
  poisson_nll: { type: "poisson" },
  gaussian_nll: { type: "gaussian", variance: "raw" },
};
const params: Readonly<Record<string, string>> = {
  ignore_index: "ignore",
  label_smoothing: "smoothing",
  log_target: "log-target",
  p: "power",
};

function partOf({ name, params: given, weight, pos_weight }: Case): PartValue {
  const part: Record<string, unknown> = { ...types[name] };
  for (const [key, value] of Object.entries(given)) {
    if (key === "log_input") part.from = value === true ? "log" : "rate";
    else part[params[key] ?? key] = value === "batchmean" ? "batch-mean" : value;
  }
  if (weight !== undefined) part.weights = weight.data;
  if (pos_weight !== undefined) part["positive-weight"] = pos_weight.data;
  return part as PartValue;
}

/** One output of ours of theirs: a list is a column (or a row, where it has weights), classes are on the last axis. */
function outputOf({ name, input, weight, pos_weight }: Case, x: Tensor, second: Tensor | undefined): Tensor {
  if (second !== undefined) return concat([x, second], -1);
  if (input.shape.length === 1) return x.reshape((weight ?? pos_weight) ? [1, -1] : [-1, 1]);
  return name === "cross_entropy" && input.shape.length === 3 ? x.transpose([0, 2, 1]) : x;
}

const targetOf = ({ target, weight, pos_weight }: Case): Tensor =>
  target.shape.length > 1 || target.dtype === "int"
    ? literalOf(target)
    : literalOf(target).reshape((weight ?? pos_weight) ? [1, -1] : [-1, 1]);

const { cases } = readVectors<{ cases: Case[] }>(new URL("losses.vectors.json", import.meta.url));

it("every case is of a loss of ours", () => {
  expect([...new Set(cases.map(({ name }) => name))].filter((name) => types[name] === undefined)).toEqual([]);
});

describe.each([referenceExecutor, compiledExecutor])("under the $name executor,", (executor) => {
  beforeEach(() => useExecutor(executor));

  describe("PyTorch's", () => {
    it.each(
      cases.map((each, index) => [`${index}: ${each.name} ${JSON.stringify(each.params)}`, each] as const),
    )("%s", (_, given) => {
      const { input, name, value, dinput } = given;
      const loss = bindPart("loss", partOf(given), losses);
      const target = targetOf(given);
      const second = given.input2 ?? given.var;
      const of = (x: Tensor, y: Tensor | undefined) =>
        loss.compute({ output: outputOf(given, x, y), target });
      const got = valueAndGradient((x) => of(x, second && literalOf(second)), input);
      expect(worstError(got.value, [value])).toBeLessThan(1e-12);
      // PyTorch's 1e-12 under the slope at p = 0 and 1 is a float32: off by 4e-9 of itself.
      const saturated = input.data.includes(0) && name === "bce";
      expect(worstError(got.gradient, dinput.data)).toBeLessThan(saturated ? 5e-9 : 1e-12);
      const wanted = given.dinput2 ?? given.dvar;
      if (second === undefined || wanted === undefined) return;
      const bySecond = valueAndGradient((y) => of(literalOf(input), y), second).gradient;
      expect(worstError(bySecond, wanted.data)).toBeLessThan(1e-12);
    });
  });
});
