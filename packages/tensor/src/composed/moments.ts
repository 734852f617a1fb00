import { resolveAxes } from "../shape.ts";
import type { KeepDims, Tensor } from "../tensor.ts";

export interface VarianceOptions extends KeepDims {
  /** The sum of squares is divided by n - correction; 0 unless given (PyTorch: 1). */
  readonly correction?: number;
}

/** The mean squared deviation from the mean. */
export function variance(
  x: Tensor,
  axes?: number | readonly number[],
  { keepDims = false, correction = 0 }: VarianceOptions = {},
): Tensor {
  const count = resolveAxes("variance", x.shape, axes).reduce((n, axis) => n * x.shape[axis]!, 1);
  const deviation = x.sub(x.mean(axes, { keepDims: true }));
  return deviation
    .square()
    .sum(axes, { keepDims })
    .div(count - correction);
}

/** The root of the variance; its gradient is 0 where all values are equal. */
export function std(x: Tensor, axes?: number | readonly number[], options?: VarianceOptions): Tensor {
  return rootFlatAtZero(variance(x, axes, options));
}

/** The Euclidean norm, sqrt(sum(x^2)); its gradient at 0 is 0. */
export function norm(x: Tensor, axes?: number | readonly number[], options?: KeepDims): Tensor {
  return rootFlatAtZero(x.square().sum(axes, options));
}

/** The square root with a gradient of 0 at 0, PyTorch's convention for std and norm (its limit is infinite). */
function rootFlatAtZero(x: Tensor): Tensor {
  const isZero = x.equal(0);
  return isZero.where(0, isZero.where(1, x).sqrt());
}
