import { constant, type Precision, type Scalar } from "../scalar.ts";
import { atLeast, atMost } from "./clamp.ts";
import { reduceByLn2, tailOfExp } from "./exponential.ts";
import type { ByPrecision } from "./polynomial.ts";

// With x = n ln(2) + high - low, e^x - 1 = 2^n ((1 - 2^-n) + high + tail): 1 - 2^-n is exact where it matters,
// and the sum with `high` cancels without error, so that small and large x need no case of their own.

/** e^x - 1 for |x| <= 64; loses the sign of -0. */
export function expm1OfSmall(precision: Precision, x: Scalar): Scalar {
  const reduced = reduceByLn2(precision, x);
  const { exponent, high } = reduced;
  const offset = constant(1).sub(exponent.neg().exp2Integer());
  return offset.add(high).add(tailOfExp(precision, reduced)).mul(exponent.exp2Integer());
}

/** e^x - 1 rounds to -1 below the first, and is infinite above the second. */
const range: ByPrecision<{ readonly least: number; readonly greatest: number }> = {
  f32: { least: -20, greatest: 89 },
  f64: { least: -40, greatest: 710 },
};

/**
 * e^x - 1, accurate near 0 too; expm1(-0) is -0.
 *
 * Method: Cody & Waite's reduction; 1 - 2^-n is added before the scaling. Everything is doubled and scaled by
 * 2^(n-1), since 2^n itself is not finite for the largest x. Worst error found: 1.24 ulp in f32, 1.28 in f64.
 */
export function expm1(precision: Precision, x: Scalar): Scalar {
  const { least, greatest } = range[precision];
  const reduced = reduceByLn2(precision, atLeast(atMost(x, greatest), least));
  const { exponent, high } = reduced;
  // 2^(1-n) is 0 at the largest n: a documented step of exp2Integer.
  const offset = constant(1).sub(constant(1).sub(exponent).exp2Integer().mul(0.5));
  const half = offset.add(high).add(tailOfExp(precision, reduced));
  return half.add(half).mul(exponent.sub(1).exp2Integer()).copySign(x);
}

/** tanh rounds to 1 where twice its argument is above these. */
const saturation: ByPrecision<number> = { f32: 20, f64: 40 };

/**
 * tanh x = m / (m + 2) with m = e^2|x| - 1, and x's sign: no cancellation near 0; tanh(-0) is -0.
 * Worst error found: 2.56 ulp in f32, 2.58 in f64.
 */
export function tanh(precision: Precision, x: Scalar): Scalar {
  const magnitude = x.abs();
  const m = expm1OfSmall(precision, atMost(magnitude.add(magnitude), saturation[precision]));
  return m.div(m.add(2)).copySign(x);
}
