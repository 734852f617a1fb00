import type { PartValue } from "@titrate/plugin";
import type { VectorTensor } from "@titrate/plugin/testing";

type Tensors = Readonly<Record<string, VectorTensor>>;

/** A case of layers.vectors.json, by PyTorch's names. */
export interface Case {
  readonly name: string;
  // biome-ignore lint/suspicious/noExplicitAny: each layer has its own
  readonly params: any;
  readonly inputs: Tensors;
  readonly outputs: Tensors;
  readonly upstream: { readonly output: VectorTensor };
  readonly grads: Tensors;
  readonly running_before?: { readonly mean: VectorTensor; readonly var: VectorTensor };
  readonly running_after?: { readonly mean: VectorTensor; readonly var: VectorTensor };
}

/** A layer of ours for a case. */
export interface Ours {
  readonly written: PartValue;
  /** PyTorch's names of our parameters: of their transpose, where ours is [in, out]. */
  readonly parameters: Readonly<Record<string, { readonly from: string; readonly transposed: boolean }>>;
}

const as = (from: string, transposed = false) => ({ from, transposed });
const weightAndBias = { weight: as("weight"), bias: as("bias") };
const recurrentParameters = {
  "input-weight": as("weight_ih_l0", true),
  "hidden-weight": as("weight_hh_l0", true),
  "input-bias": as("bias_ih_l0"),
  "hidden-bias": as("bias_hh_l0"),
};

/** Ours from PyTorch's. */
export function oursOf({ name, params, inputs }: Case): Ours {
  const { weight } = inputs;
  const bias = "bias" in inputs;
  switch (name) {
    case "linear":
      return {
        written: { type: "dense", units: weight!.shape[0], bias },
        parameters: { weight: as("weight", true), bias: as("bias") },
      };
    case "conv1d":
    case "conv2d": {
      const [filters, , ...size] = weight!.shape;
      const kernel = name === "conv1d" ? size[0] : size;
      return { written: { type: name, filters, kernel, bias, ...params }, parameters: weightAndBias };
    }
    case "conv_transpose2d": {
      const { output_padding, ...same } = params;
      const [, perGroup, ...kernel] = weight!.shape;
      const filters = perGroup! * params.groups;
      const written = { filters, kernel, bias, "output-padding": output_padding, ...same };
      return { written: { type: "conv-transpose2d", ...written }, parameters: weightAndBias };
    }
    case "max_pool2d":
    case "avg_pool2d": {
      const { kernel_size: kernel, ceil_mode: ceil, count_include_pad, ...same } = params;
      const type = name === "max_pool2d" ? "max-pool2d" : "average-pool2d";
      const counted = count_include_pad === undefined ? {} : { "count-padding": count_include_pad };
      return { written: { type, kernel, ceil, ...same, ...counted }, parameters: {} };
    }
    case "adaptive_avg_pool2d":
      return { written: { type: "adaptive-average-pool2d", size: params.output_size }, parameters: {} };
    case "batch_norm": {
      const { training, ...same } = params;
      return { written: { type: "batch-norm", ...same }, parameters: weightAndBias };
    }
    case "layer_norm":
    case "rms_norm": {
      const written = { axes: params.normalized_shape.length, eps: params.eps };
      return { written: { type: name.replace("_", "-"), ...written }, parameters: weightAndBias };
    }
    case "group_norm":
      return {
        written: { type: "group-norm", groups: params.num_groups, eps: params.eps },
        parameters: weightAndBias,
      };
    case "embedding": {
      const [vocabulary, units] = weight!.shape;
      const padding = params.padding_idx ?? undefined;
      return { written: { type: "embedding", vocabulary, units, padding }, parameters: weightAndBias };
    }
    case "multi_head_attention": {
      const { num_heads: heads, causal, bias } = params;
      return {
        written: { type: "attention", heads, causal, bias },
        parameters: {
          "input-weight": as("in_proj_weight", true),
          "input-bias": as("in_proj_bias"),
          "output-weight": as("out_proj_weight", true),
          "output-bias": as("out_proj_bias"),
        },
      };
    }
    case "rnn":
    case "gru":
    case "lstm": {
      const { hidden_size: units, bias, nonlinearity: activation } = params;
      const written = {
        units,
        bias,
        return: "sequence",
        ...(activation === undefined ? {} : { activation }),
      };
      return { written: { type: name, ...written }, parameters: recurrentParameters };
    }
    default:
      throw new Error(`no layer for ${name}`);
  }
}
