import type { Precision, Scalar } from "../scalar.ts";
import { ln2 } from "./exponential.ts";
import { type ByPrecision, polynomial } from "./polynomial.ts";

/** x = m 2^exponent with m in [sqrt(1/2), sqrt(2)): there log m is small, and 1 is no end of the range. */
export interface Normalized {
  readonly exponent: Scalar;
  readonly m: Scalar;
}

const smallestNormal: ByPrecision<number> = { f32: 2 ** -126, f64: 2 ** -1022 };
const subnormalShift: ByPrecision<number> = { f32: 24, f64: 54 };
const subnormalScale: ByPrecision<number> = { f32: 2 ** 24, f64: 2 ** 54 };

/** Normalizes a positive finite float; subnormals are scaled up first. */
export function normalize(precision: Precision, x: Scalar): Normalized {
  const subnormal = x.lt(smallestNormal[precision]);
  const scaled = subnormal.select(x.mul(subnormalScale[precision]), x);
  const exponent = scaled.exponent().sub(subnormal.select(subnormalShift[precision], 0));
  const significand = scaled.significand();
  const above = significand.gt(Math.SQRT2);
  return {
    exponent: above.select(exponent.add(1), exponent),
    m: above.select(significand.mul(0.5), significand),
  };
}

/**
 * P in log((1+s)/(1-s)) = 2s + s z P(z), z = s^2, for |s| <= (sqrt(2)-1)/(sqrt(2)+1): minimax polynomials, by
 * Remez' exchange in 400-bit arithmetic, each coefficient rounded before the next were fitted again. Relative
 * error of the logarithm: 2^-30 (f64: 2^-59).
 */
const logTail: ByPrecision<readonly number[]> = {
  f32: [0.66666776, 0.3997758, 0.2987096],
  f64: [
    0.6666666666666734, 0.3999999999941651, 0.28571428742092386, 0.22222198594802947, 0.18183563573427572,
    0.1531406161729077, 0.14795911996214917,
  ],
};

/**
 * exponent ln(2) + log(1 + f), with s = f / (2 + f). Since 2s = f - s f exactly, the sum starts from f, which is
 * exact, and the quotient's error counts only in the small correction s (f - R).
 */
function logOfNormalized(precision: Precision, exponent: Scalar, f: Scalar): Scalar {
  const s = f.div(f.add(2));
  const z = s.mul(s);
  const r = z.mul(polynomial(z, logTail[precision]));
  const correction = s.mul(f.sub(r)).sub(exponent.mul(ln2[precision].low));
  return exponent.mul(ln2[precision].high).add(f.sub(correction));
}

/** The value above `pole`; -infinity there, NaN below and for NaN, infinity at infinity. */
function withEdges(x: Scalar, pole: number, value: Scalar): Scalar {
  const atPoleOrOutside = x.eq(pole).select(-Infinity, Number.NaN);
  return x.gt(pole).select(x.lt(Infinity).select(value, x), atPoleOrOutside);
}

/**
 * The natural logarithm. log(0) is -infinity of either zero, NaN below.
 *
 * Method: x = m 2^k, and log m by the series of atanh (Cody & Waite 1980; Tang 1990).
 * Worst error found: 0.96 ulp in f32, 0.99 in f64.
 */
export function log(precision: Precision, x: Scalar): Scalar {
  const { exponent, m } = normalize(precision, x);
  return withEdges(x, 0, logOfNormalized(precision, exponent, m.sub(1)));
}

/**
 * log(1 + x), accurate near 0 too; log1p(-0) is -0, log1p(-1) is -infinity.
 *
 * Method: the logarithm of u = 1 + x, whose rounding error is added back to its reduced significand: exact where
 * the exponent is 0, a rounding of less than the result's ulp elsewhere. Worst error found: 1.54 ulp in f32,
 * 1.55 in f64.
 */
export function log1p(precision: Precision, x: Scalar): Scalar {
  const u = x.add(1);
  const error = x.sub(u.sub(1));
  // 2^-exponent before the halving: the largest u then asks for a step of exp2Integer that gives 0.
  const exponent = u.exponent();
  const significand = u.significand();
  const above = significand.gt(Math.SQRT2);
  const scale = above.select(0.5, 1);
  const scaledError = error.mul(exponent.neg().exp2Integer()).mul(scale);
  const f = significand.mul(scale).sub(1).add(scaledError);
  const value = logOfNormalized(precision, above.select(exponent.add(1), exponent), f);
  return withEdges(x, -1, value.copySign(x));
}
