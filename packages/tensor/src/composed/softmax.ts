import { reducedShape, resolveAxes } from "../shape.ts";
import type { KeepDims, Tensor } from "../tensor.ts";

/**
 * exp(x) / sum(exp(x)) along one axis. A line that is -Infinity throughout gives zeros (a fully masked row of
 * attention), not NaN.
 */
export function softmax(x: Tensor, axis = -1): Tensor {
  const { exponentials, total } = stabilized(x, axis);
  return exponentials.div(total);
}

/** log(softmax(x)) along one axis; -Infinity throughout stays so. */
export function logSoftmax(x: Tensor, axis = -1): Tensor {
  const { shifted, total } = stabilized(x, axis);
  return shifted.sub(total.log());
}

/** log(sum(exp(x))) over the axes; -Infinity, with gradients of 0, where all are -Infinity or there is none. */
export function logSumExp(
  x: Tensor,
  axes?: number | readonly number[],
  { keepDims = false }: KeepDims = {},
): Tensor {
  const { largest, total } = stabilized(x, axes);
  return total
    .log()
    .add(largest)
    .reshape(reducedShape(x.shape, resolveAxes("logSumExp", x.shape, axes), keepDims));
}

/** exp(x - max), so that nothing overflows; the largest counts as a constant, because the results do not depend on it. */
function stabilized(x: Tensor, axes?: number | readonly number[]) {
  const largest = x.max(axes, { keepDims: true }).stopGradient();
  const shifted = x.sub(largest.abs().less(Infinity).where(largest, 0)); // Infinity - Infinity would be NaN
  const exponentials = shifted.exp();
  const sum = exponentials.sum(axes, { keepDims: true });
  // The largest adds 1, so only a line of -Infinity sums to 0. It gets 1: 0 / 1, log 1, and no NaN in gradients.
  return { largest, shifted, exponentials, total: sum.equal(0).where(1, sum) };
}
