import { Tensor } from "../tensor.ts";

/**
 * `value` forward, while the gradient goes to `surrogate` of the same shape, whose own value is not computed.
 * A derivative d of f(x) is declared with f(x) as the value and stopGradient(d) * x as the surrogate.
 */
export function straightThrough(value: Tensor, surrogate: Tensor): Tensor {
  return new Tensor("straightThrough", {}, [value, surrogate]);
}
