import type { Operand, Tensor } from "../tensor.ts";

/** x limited to min..max (NaN stays). The gradient passes where min <= x <= max. */
export function clamp(x: Tensor, min: Operand, max: Operand): Tensor {
  return x.less(min).where(min, x.greater(max).where(max, x));
}
