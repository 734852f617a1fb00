import { kernelLayer, poolingLayer } from "./from-pytorch-spatial.ts";
import { type Case, type Ours, others, rowsOf } from "./vector-case.ts";

const hasNeither = ({ inputs }: Case) => inputs.weight === undefined && inputs.bias === undefined;
/** Of normalisations, which may have one without the other. */
const scaleAndShift = {
  weight: { from: "weight", otherwise: 1 },
  bias: { from: "bias", otherwise: 0 },
};

const adapters: Readonly<Record<string, (one: Case) => Ours>> = {
  conv1d: (one) => kernelLayer(one, 1),
  conv2d: (one) => kernelLayer(one, 2),
  conv_transpose2d: (one) => kernelLayer(one, 2),
  max_pool1d: (one) => poolingLayer(one, 1),
  max_pool2d: (one) => poolingLayer(one, 2),
  avg_pool1d: (one) => poolingLayer(one, 1),
  avg_pool2d: (one) => poolingLayer(one, 2),
  adaptive_avg_pool1d: (one) => poolingLayer(one, 1),
  adaptive_avg_pool2d: (one) => poolingLayer(one, 2),
  adaptive_max_pool1d: (one) => poolingLayer(one, 1),
  adaptive_max_pool2d: (one) => poolingLayer(one, 2),

  linear({ name, params, inputs }) {
    const { bias: _, in_features, out_features: units = inputs.weight!.shape[0], ...rest } = params;
    return {
      written: {
        type: "dense",
        units,
        bias: inputs.bias !== undefined,
        ...(in_features !== undefined && { inputs: in_features }),
        ...others(name, rest, {}),
      },
      parameters: { weight: { from: "weight", transposed: true }, bias: { from: "bias" } },
      ...rowsOf(inputs.input!, 2),
    };
  },

  batch_norm(one) {
    const { training: _, affine: __, num_features: ___, track_running_stats, ...rest } = one.params;
    if (track_running_stats === false && one.running_before !== undefined) {
      throw new Error("batch_norm: track_running_stats: false with running statistics");
    }
    const written = { type: "batch-norm", affine: !hasNeither(one), ...others(one.name, rest, {}) };
    return { written, parameters: scaleAndShift };
  },

  instance_norm(one) {
    const usual = { track_running_stats: false, use_input_stats: true };
    const { affine: _, num_features: __, momentum: ___, ...rest } = one.params;
    if (one.running_before !== undefined) throw new Error("instance_norm: ours has no running statistics");
    return {
      written: { type: "instance-norm", affine: !hasNeither(one), ...others(one.name, rest, usual) },
      parameters: scaleAndShift,
      ...rowsOf(one.inputs.input!, 3),
    };
  },

  layer_norm: lastAxes,
  rms_norm: lastAxes,

  group_norm(one) {
    const { num_groups: groups, affine: _, num_channels: __, ...rest } = one.params;
    return {
      written: { type: "group-norm", groups, affine: !hasNeither(one), ...others(one.name, rest, {}) },
      parameters: scaleAndShift,
    };
  },

  embedding({ name, params, inputs }) {
    const [vocabulary, units] = inputs.weight!.shape as [number, number];
    const { padding_idx, num_embeddings: _, embedding_dim: __, norm_type: ___, ...rest } = params;
    const usual = { max_norm: null, scale_grad_by_freq: false, sparse: false };
    const padding =
      typeof padding_idx === "number" ? { padding: (padding_idx + vocabulary) % vocabulary } : {};
    return {
      written: { type: "embedding", vocabulary, units, ...padding, ...others(name, rest, usual) },
      parameters: { weight: { from: "weight" } },
      ...rowsOf((inputs.indices ?? inputs.input)!, 1),
    };
  },

  multi_head_attention({ name, params, inputs }) {
    const { num_heads: heads, bias: _, embed_dim: __, ...rest } = params;
    const added = { add_bias_kv: false, add_zero_attn: false, kdim: null, vdim: null };
    const usual = { self_attention: true, batch_first: true, dropout: 0, ...added };
    const bias = inputs.in_proj_bias !== undefined || inputs.out_proj_bias !== undefined;
    return {
      written: { type: "attention", heads, bias, ...others(name, rest, usual) },
      parameters: {
        "input-weight": { from: "in_proj_weight", transposed: true },
        "input-bias": { from: "in_proj_bias", otherwise: 0 },
        "output-weight": { from: "out_proj_weight", transposed: true },
        "output-bias": { from: "out_proj_bias", otherwise: 0 },
      },
      ...rowsOf(inputs.query!, 3),
    };
  },
};

function lastAxes(one: Case): Ours {
  const { normalized_shape: over, eps, elementwise_affine: _, affine: __, bias: ___, ...rest } = one.params;
  const axes = over.length ?? 1;
  // RMSNorm's own is the least step from 1 to the next number.
  const least = one.name === "rms_norm" ? Number.EPSILON : 1e-5;
  const type = one.name.replace("_", "-");
  return {
    written: { type, axes, eps: eps ?? least, affine: !hasNeither(one), ...others(one.name, rest, {}) },
    parameters: scaleAndShift,
    ...rowsOf(one.inputs.input!, axes + 1),
  };
}

/** Ours from PyTorch's. What our layer cannot do, or neither of us knows, is refused by its name. */
export function oursOf(one: Case): Ours {
  const adapter = adapters[one.name];
  if (adapter === undefined) throw new Error(`no layer for ${one.name}`);
  return adapter(one);
}
