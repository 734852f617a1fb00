import { constant, type Scalar } from "../scalar.ts";

/** The smaller of x and a limit; NaN stays NaN. In the operand order of WebAssembly's `pmin`. */
export function atMost(x: Scalar, limit: number): Scalar {
  return constant(limit).lt(x).select(limit, x);
}

/** The larger of x and a limit; NaN stays NaN. In the operand order of WebAssembly's `pmax`. */
export function atLeast(x: Scalar, limit: number): Scalar {
  return x.lt(limit).select(limit, x);
}
