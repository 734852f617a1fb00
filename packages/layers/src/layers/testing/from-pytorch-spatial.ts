import { type Case, type Ours, others, type Params, rowsOf } from "./vector-case.ts";

// Layers over [rows, channels, ...spatial], of one spatial axis or two.

/** PyTorch's [k] of one axis is our k. */
function perAxis(params: Params, axes: number): Params {
  const single = ([key, value]: [string, unknown]) =>
    axes === 1 && Array.isArray(value) && value.length === 1 ? [key, value[0]] : [key, value];
  return Object.fromEntries(Object.entries(params).map(([key, value]) => single([key, value])));
}

/** A convolution, or a transposed one. */
export function kernelLayer({ name, params, inputs }: Case, axes: 1 | 2): Ours {
  const { bias: _, in_channels: __, out_channels: ___, kernel_size: ____, ...given } = params;
  const { output_padding, padding, ...same } = others(name, perAxis(given, axes), { padding_mode: "zeros" });
  const isTransposed = name.startsWith("conv_transpose");
  const [first, second, ...kernel] = inputs.weight!.shape as [number, number, ...number[]];
  return {
    written: {
      type: name.replace("_", "-"),
      filters: isTransposed ? second * (same.groups ?? 1) : first,
      kernel: axes === 1 ? kernel[0] : kernel,
      bias: inputs.bias !== undefined,
      ...(padding !== undefined && { padding: padding === "valid" ? 0 : padding }),
      ...(output_padding !== undefined && { "output-padding": output_padding }),
      ...same,
    },
    parameters: { weight: { from: "weight" }, bias: { from: "bias" } },
    ...rowsOf(inputs.input!, axes + 2),
  };
}

/** A pool, of windows or of cells. */
export function poolingLayer(one: Case, axes: 1 | 2): Ours {
  const { name, params, inputs } = one;
  if (name.startsWith("adaptive")) return cells(one, axes);
  const { kernel_size: kernel, stride, ceil_mode: ceil, count_include_pad, ...given } = perAxis(params, axes);
  const isBeside = stride === undefined || stride === null || stride.length === 0;
  const type = `${name.startsWith("max") ? "max" : "average"}-pool${axes}d`;
  return {
    written: {
      type,
      kernel,
      ...(!isBeside && { stride }),
      ...(ceil !== undefined && { ceil }),
      ...(count_include_pad !== undefined && { "count-padding": count_include_pad }),
      ...others(name, given, { divisor_override: null, return_indices: false }),
    },
    parameters: {},
    ...rowsOf(inputs.input!, axes + 2),
  };
}

/** A pool of cells; one of a single axis is one of images of height 1. */
function cells({ name, params, inputs }: Case, axes: 1 | 2): Ours {
  const { output_size, ...rest } = params;
  const lengths = inputs.input!.shape.slice(-axes);
  const size = lengths.map(
    (length, axis) => (Array.isArray(output_size) ? output_size[axis] : output_size) ?? length,
  );
  const type = name.includes("max") ? "adaptive-max-pool2d" : "adaptive-average-pool2d";
  const [channels, ...rows] = inputs.input!.shape.slice(0, -axes).reverse();
  const seen = [rows[0] ?? 1, channels!, ...(axes === 1 ? [1] : []), ...lengths];
  return {
    written: {
      type,
      size: axes === 1 ? [1, ...size] : size,
      ...others(name, rest, { return_indices: false }),
    },
    parameters: {},
    seen,
  };
}
