import {
  type Scope,
  type Shape,
  ShapeError,
  sizeOf,
  type Tensor,
  transposedConvolution,
} from "@titrate/plugin";
import { activated, channelsPerGroup, type KernelParams } from "./kernel.ts";
import { type PerAxis, perAxis, reachOf, spatialLengths } from "./spatial.ts";

export interface TransposedParams extends KernelParams {
  readonly padding: PerAxis;
  readonly outputPadding: PerAxis;
}

/** [rows, channels, ...spatial] to [rows, filters, ...lengths]; weight: [channels, filters / groups, ...kernel]. */
export function convolveTransposed(
  type: string,
  axes: number,
  x: Tensor,
  params: TransposedParams,
  scope: Scope,
): Tensor {
  const lengths = spatialLengths(type, x, axes);
  const { filters, groups, weights } = params;
  const given = [params.kernel, params.stride, params.dilation, params.padding, params.outputPadding];
  const each = given.map((value) => perAxis(value, axes)) as [Shape, Shape, Shape, Shape, Shape];
  const [size, stride, dilation, padding, longer] = each;
  const perGroup = channelsPerGroup(type, x.shape[1]!, params);
  for (const [i, length] of lengths.entries()) {
    const open = Math.max(stride[i]!, dilation[i]!);
    if (longer[i]! >= open)
      throw new ShapeError(
        `${type}: output-padding ${longer[i]} is not below ${open}, the larger of stride and dilation; lower it`,
      );
    const reach = reachOf(size[i]!, dilation[i]!) + longer[i]!;
    if ((length - 1) * stride[i]! - 2 * padding[i]! + reach < 1)
      throw new ShapeError(
        `${type}: padding ${padding[i]} takes away all that a kernel of ${size[i]} makes of length ${length}; lower it`,
      );
  }
  const fans = { fanIn: perGroup * sizeOf(size), fanOut: filters * sizeOf(size) };
  const weight = scope.parameter("weight", [x.shape[1]!, filters / groups, ...size], weights, fans);
  const most = Math.max(...longer);
  const options = { stride, dilation, padding, groups, outputPadding: most };
  const y = longer.reduce(
    (sum, n, i) => (n === most ? sum : sum.slice(i + 2, 0, sum.shape[i + 2]! - (most - n))),
    transposedConvolution(x, weight, options),
  );
  return activated(y, params, fans, scope);
}
