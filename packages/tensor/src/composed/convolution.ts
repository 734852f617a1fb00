import { rowMajor, type Shape, ShapeError, showShape } from "../shape.ts";
import { Tensor } from "../tensor.ts";
import { pad } from "./pad.ts";
import { bothSides, type WindowOptions, windowCounts, windows } from "./windows.ts";

export interface ConvolutionOptions extends WindowOptions {
  /** Channels are split into this many groups, each convolved alone; 1 unless given. */
  readonly groups?: number;
}

/**
 * Cross-correlation over any number of spatial axes, as in PyTorch: each output is the sum of the products of a window
 * with the kernel, added in row-major order of [channel, ...kernel].
 * @param x [n, channels, ...spatial], padded with zeros
 * @param kernel [out, channels / groups, ...size]
 * @returns [n, out, ...counts], a count being floor((length + 2 padding - dilation (size - 1) - 1) / stride) + 1
 */
export function convolution(x: Tensor, kernel: Tensor, options: ConvolutionOptions = {}): Tensor {
  const { groups = 1 } = options;
  const [out, perGroup] = checkKernel("convolution", x.shape, kernel.shape);
  const channels = x.shape[1]!;
  if (channels !== perGroup * groups || !divides(groups, out))
    throw new ShapeError(
      `convolution: ${showShape(x.shape)} x ${showShape(kernel.shape)} in ${groups} groups: the kernel is [out, channels / groups, ...size], and groups divides both ${channels} and ${out}`,
    );
  const w = windows("convolution", kernel.shape.slice(2), options, 1);
  const padded = pad(x, bothSides(w.padding));
  const counts = windowCounts("convolution", padded.shape.slice(2), w);

  // The windows as columns: one product for all examples, so that the kernel's gradient is one product too.
  const [n, c, ...spatial] = rowMajor(padded.shape) as [number, number, ...number[]];
  const view = {
    offset: 0,
    shape: [groups, perGroup, ...w.size, x.shape[0]!, ...counts],
    strides: [c * perGroup, c, ...times(spatial, w.dilation), n, ...times(spatial, w.stride)],
  };
  const [depth, columns] = [product(perGroup, w.size), product(x.shape[0]!, counts)];
  const flat = new Tensor("view", view, [padded]).reshape([groups, depth, columns]);
  const result = kernel.reshape([groups, out / groups, depth]).matmul(flat);
  return channelsSecond(result.reshape([out, x.shape[0]!, ...counts]));
}

/**
 * The adjoint of `convolution` in its input, as PyTorch's conv_transpose: each input element adds its multiple of the
 * kernel into the output.
 * @param x [n, channels, ...spatial]
 * @param kernel [channels, out / groups, ...size]
 * @param options outputPadding: zeros more at the end, where a stride leaves the length open
 * @returns [n, out, ...lengths], a length being (length - 1) stride - 2 padding + dilation (size - 1) + 1 + outputPadding
 */
export function transposedConvolution(
  x: Tensor,
  kernel: Tensor,
  { outputPadding = 0, ...options }: ConvolutionOptions & { readonly outputPadding?: number } = {},
): Tensor {
  const { groups = 1 } = options;
  const [channels, perGroup] = checkKernel("transposedConvolution", x.shape, kernel.shape);
  if (channels !== x.shape[1] || !divides(groups, channels))
    throw new ShapeError(
      `transposedConvolution: ${showShape(x.shape)} x ${showShape(kernel.shape)} in ${groups} groups: the kernel is [channels, out / groups, ...size], and groups divides the channels`,
    );
  const w = windows("transposedConvolution", kernel.shape.slice(2), options, 1);
  const [batch, , ...lengths] = x.shape as [number, number, ...number[]];
  const canvas = lengths.map(
    (length, i) =>
      Math.max(0, length - 1) * w.stride[i]! + w.dilation[i]! * (w.size[i]! - 1) + 1 + outputPadding,
  );

  const columns = channelsSecond(x).reshape([groups, channels / groups, product(batch, lengths)]);
  const byElement = kernel
    .reshape([groups, channels / groups, product(perGroup, w.size)])
    .transpose([0, 2, 1]);
  const products = byElement.matmul(columns).reshape([groups, perGroup, ...w.size, batch, ...lengths]);
  const shape = [batch, groups * perGroup, ...canvas];
  const [n, c, ...spatial] = rowMajor(shape) as [number, number, ...number[]];
  const strides = [c * perGroup, c, ...times(spatial, w.dilation), n, ...times(spatial, w.stride)];
  const sums = new Tensor("place", { shape, pieces: [{ offset: 0, strides }], fill: 0, accumulate: true }, [
    products,
  ]);
  return w.padding.reduce(
    (y, p, i) => (p === 0 ? y : y.slice(i + 2, p, y.shape[i + 2]! - p)),
    sums as Tensor,
  );
}

function checkKernel(op: string, x: Shape, kernel: Shape): [number, number] {
  if (x.length >= 3 && kernel.length === x.length) return [kernel[0]!, kernel[1]!];
  throw new ShapeError(
    `${op}: ${showShape(x)} x ${showShape(kernel)}: both need two axes and the spatial ones, [n, channels, ...spatial] and a kernel of as many`,
  );
}

const divides = (groups: number, channels: number): boolean =>
  Number.isInteger(groups) && groups >= 1 && channels % groups === 0;
const product = (n: number, lengths: readonly number[]): number => lengths.reduce((a, b) => a * b, n);
const times = (a: readonly number[], b: readonly number[]): number[] => a.map((value, i) => value * b[i]!);
const channelsSecond = (x: Tensor): Tensor => x.transpose([1, 0, ...x.shape.slice(2).map((_, i) => i + 2)]);
