import type { Scalar } from "../scalar.ts";

/** The unevaluated sum of two floats; `low` is small beside `high`. */
export interface DoubleWord {
  readonly high: Scalar;
  readonly low: Scalar;
}

/** A float and its two halves, whose products are exact. Built once where a factor is used again. */
export interface Factor {
  readonly value: Scalar;
  readonly upper: Scalar;
  readonly lower: Scalar;
}

/** Splits a float in halves of at most 26 and 27 bits (f32: 12 and 12), for `twoProduct`. */
export function factor(value: Scalar): Factor {
  const upper = value.truncateLow();
  return { value, upper, lower: value.sub(upper) };
}

/** x + y with its rounding error, exactly, for any x and y. Source: Knuth, TAOCP 2, theorem 4.2.2 B. */
export function twoSum(x: Scalar, y: Scalar): DoubleWord {
  const high = x.add(y);
  const partOfY = high.sub(x);
  const partOfX = high.sub(partOfY);
  return { high, low: x.sub(partOfX).add(y.sub(partOfY)) };
}

/** x + y with its rounding error, exactly, where x is 0 or |x| >= |y|. Source: Dekker 1971. */
export function fastTwoSum(x: Scalar, y: Scalar): DoubleWord {
  const high = x.add(y);
  return { high, low: y.sub(high.sub(x)) };
}

/**
 * x * y with its rounding error, without a fused multiply-add. Exact in f32; in f64 the product of the two lower
 * halves has 54 bits, which may cost 2^-105 of x * y. Source: Dekker 1971, with halves cut by bits.
 */
export function twoProduct(x: Factor, y: Factor): DoubleWord {
  const high = x.value.mul(y.value);
  const low = x.upper
    .mul(y.upper)
    .sub(high)
    .add(x.upper.mul(y.lower))
    .add(x.lower.mul(y.upper))
    .add(x.lower.mul(y.lower));
  return { high, low };
}
