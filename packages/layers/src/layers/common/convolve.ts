import { convolution, pad, type Scope, type Shape, sizeOf, type Tensor } from "@titrate/plugin";
import { activated, channelsPerGroup, type KernelParams } from "./kernel.ts";
import { expectFits, type PerAxis, perAxis, reachOf, spatialLengths } from "./spatial.ts";

export interface ConvolutionParams extends KernelParams {
  readonly padding: PerAxis | "same" | "causal";
}

/** [rows, channels, ...spatial] to [rows, filters, ...counts]; weight: [filters, channels / groups, ...kernel]. */
export function convolve(
  type: string,
  axes: number,
  x: Tensor,
  params: ConvolutionParams,
  scope: Scope,
): Tensor {
  const lengths = spatialLengths(type, x, axes);
  const { filters, groups, weights, padding } = params;
  const each = [params.kernel, params.stride, params.dilation].map((value) => perAxis(value, axes));
  const [size, stride, dilation] = each as [Shape, Shape, Shape];
  const perGroup = channelsPerGroup(type, x.shape[1]!, params);
  const frame = lengths.map((length, i) => {
    const reach = reachOf(size[i]!, dilation[i]!);
    if (padding === "causal") return [reach - 1, 0] as const;
    if (padding === "same") return sameFrame(length, reach, stride[i]!);
    const n = perAxis(padding, axes)[i]!;
    return [n, n] as const;
  });
  const padded = pad(x, frame);
  expectFits(type, size, dilation, padded.shape.slice(2));
  const fans = { fanIn: perGroup * sizeOf(size), fanOut: filters * sizeOf(size) };
  const weight = scope.parameter("weight", [filters, perGroup, ...size], weights, fans);
  return activated(convolution(padded, weight, { stride, dilation, groups }), params, fans, scope);
}

/** Makes ceil(length / stride) outputs; an odd element goes to the end, as in PyTorch. */
function sameFrame(length: number, reach: number, stride: number): readonly [number, number] {
  const total = Math.max(0, (Math.ceil(length / stride) - 1) * stride + reach - length);
  return [Math.floor(total / 2), Math.ceil(total / 2)];
}
