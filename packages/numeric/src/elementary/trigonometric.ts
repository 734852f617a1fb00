import { constant, type Precision, type Scalar } from "../scalar.ts";
import { fastTwoSum, twoSum } from "./double-word.ts";
import { type ReducedAngle, reduceLarge } from "./payne-hanek.ts";
import { type ByPrecision, polynomial } from "./polynomial.ts";

const twoOverPi = 0.6366197723675814;

/** pi/2 in three words: the first two have 39 bits (f32: 16), so that their products with n are exact. */
const halfPi: ByPrecision<readonly [number, number, number]> = {
  f32: [1.5707703, 2.6063062e-5, 6.0771006e-11],
  f64: [1.5707963267923333, 2.5633441515905732e-12, 3.9455541665632055e-24],
};

/** Below these the three words are enough: n has at most 7 bits (f64: 14). */
const largest: ByPrecision<number> = { f32: 2 ** 7, f64: 2 ** 14 };

/** x - n pi/2 for 0 <= x < `largest`, to twice the precision. Source: Cody & Waite 1980. */
function reduceModerate(precision: Precision, x: Scalar): ReducedAngle {
  const [first, second, third] = halfPi[precision];
  const quarters = x.mul(twoOverPi).add(0.5).floor();
  const rest = twoSum(x.sub(quarters.mul(first)), quarters.mul(second).neg());
  return { quarters, ...fastTwoSum(rest.high, rest.low.sub(quarters.mul(third))) };
}

function reduce(precision: Precision, x: Scalar): ReducedAngle {
  // Infinity takes the moderate way, where infinity - infinity is NaN.
  const isLarge = x.ge(largest[precision]).and(x.lt(Infinity));
  const moderate = reduceModerate(precision, x);
  const large = reduceLarge(precision, isLarge.select(x, largest[precision]));
  return {
    quarters: isLarge.select(large.quarters, moderate.quarters),
    high: isLarge.select(large.high, moderate.high),
    low: isLarge.select(large.low, moderate.low),
  };
}

/**
 * S in sin r = r + r^3 S(r^2) and C in cos r = 1 - r^2/2 + r^4 C(r^2), for |r| <= pi/4: minimax polynomials, by
 * Remez' exchange in 400-bit arithmetic, each coefficient rounded before the next were fitted again. Relative
 * errors: 2^-27 and 2^-32 (f64: 2^-57 and 2^-63).
 */
const sineTail: ByPrecision<readonly number[]> = {
  f32: [-0.16666655, 0.008332187, -0.00019517897],
  f64: [
    -0.1666666666666663, 0.00833333333332184, -0.00019841269829358487, 2.7557313539520623e-6,
    -2.5050734813991057e-8, 1.589547667954345e-10,
  ],
};
const cosineTail: ByPrecision<readonly number[]> = {
  f32: [0.041666646, -0.001388731, 2.4432327e-5],
  f64: [
    0.041666666666666595, -0.0013888888888873307, 2.480158728896531e-5, -2.755731420313196e-7,
    2.0875703150656123e-9, -1.1358617773512619e-11,
  ],
};

/** The sine of x turned by whole quarters, for x >= 0. */
function sineOfTurned(precision: Precision, x: Scalar, quarterTurns: number): Scalar {
  const { quarters, high: r, low } = reduce(precision, x);
  const z = r.mul(r);
  const halfZ = z.mul(0.5);
  const w = constant(1).sub(halfZ);
  const sine = r.add(z.mul(r).mul(polynomial(z, sineTail[precision])).add(low.mul(w)));
  // w rounds; 1 - w - z/2 is what it lost.
  const lost = constant(1).sub(w).sub(halfZ);
  const tail = z.mul(z).mul(polynomial(z, cosineTail[precision])).sub(r.mul(low));
  const cosine = w.add(lost.add(tail));

  const halfTurns = quarters.add(quarterTurns).mul(0.5);
  const wholeHalfTurns = halfTurns.floor();
  const turns = wholeHalfTurns.mul(0.5);
  const value = wholeHalfTurns.ne(halfTurns).select(cosine, sine);
  return turns.floor().ne(turns).select(value.neg(), value);
}

/**
 * The sine of x in radians, of every float as the number that it is. sin(-0) is -0; NaN of the infinities.
 *
 * Method: x less a multiple of pi/2 in two words, by Cody & Waite 1980 or, where x is large, Payne & Hanek 1983;
 * then a polynomial for the sine or the cosine, as the quarter says.
 * Worst error found: 0.83 ulp in f32, 0.80 in f64.
 */
export function sin(precision: Precision, x: Scalar): Scalar {
  return sineOfTurned(precision, x.abs(), 0).mul(constant(1).copySign(x));
}

/**
 * The cosine of x in radians, in the way of `sin`. NaN of the infinities.
 * Worst error found: 0.84 ulp in f32, 0.82 in f64.
 */
export function cos(precision: Precision, x: Scalar): Scalar {
  return sineOfTurned(precision, x.abs(), 1);
}
