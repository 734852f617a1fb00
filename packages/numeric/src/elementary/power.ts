import { constant, type Precision, type Scalar } from "../scalar.ts";
import { atLeast, atMost } from "./clamp.ts";
import { type DoubleWord, factor, fastTwoSum, twoProduct } from "./double-word.ts";
import { expOfReduced, ln2, reduceByLn2 } from "./exponential.ts";
import { normalize } from "./logarithm.ts";
import { type ByPrecision, polynomial } from "./polynomial.ts";

const twoThirds: ByPrecision<{ readonly high: number; readonly low: number }> = {
  f32: { high: 0.6666667, low: -1.9868216e-8 },
  f64: { high: 0.6666666666666666, low: 3.700743415417188e-17 },
};

/**
 * P in log((1+s)/(1-s)) = 2s + s z (2/3 + z P(z)), z = s^2, for |s| <= (sqrt(2)-1)/(sqrt(2)+1): minimax
 * polynomials, made as those of `log`. Relative error of the logarithm: 2^-36 (f64: 2^-66).
 */
const logTail: ByPrecision<readonly number[]> = {
  f32: [0.40000153, 0.2854709, 0.23419634],
  f64: [
    0.4000000000000226, 0.28571428570096885, 0.2222222252042384, 0.1818178432101538, 0.15386759568346436,
    0.13256762978601933, 0.1319686146115435,
  ],
};

/** log x of a positive finite x in two words, to about 2^-34 (f64: 2^-64) of itself. Words by Dekker 1971. */
function logInTwoWords(precision: Precision, x: Scalar): DoubleWord {
  const { exponent, m } = normalize(precision, x);
  // s = f / (m + 1) in two words; the sum m + 1 = d + dLow is exact.
  const f = m.sub(1);
  const d = m.add(1);
  const dLow = m.sub(d.sub(1));
  const s = factor(f.div(d));
  const back = twoProduct(s, factor(d));
  const sLow = f.sub(back.high).sub(back.low).sub(s.value.mul(dLow)).div(d);

  const square = twoProduct(s, s);
  const z = factor(square.high);
  const zLow = square.low.add(s.value.add(s.value).mul(sLow));

  const t = fastTwoSum(
    constant(twoThirds[precision].high),
    z.value.mul(polynomial(z.value, logTail[precision])),
  );
  const tLow = t.low.add(twoThirds[precision].low);
  const zt = twoProduct(z, factor(t.high));
  const ztLow = zt.low.add(z.value.mul(tLow).add(zLow.mul(t.high)));
  const tail = twoProduct(s, factor(zt.high));
  const tailLow = tail.low.add(s.value.mul(ztLow).add(sLow.mul(zt.high)));

  const logM = fastTwoSum(s.value.add(s.value), tail.high);
  const logMLow = logM.low.add(sLow.add(sLow).add(tailLow));
  const sum = fastTwoSum(exponent.mul(ln2[precision].high), logM.high);
  return { high: sum.high, low: sum.low.add(logMLow.add(exponent.mul(ln2[precision].low))) };
}

/** Where |log x^y| is above this, x^y is infinite or 0. */
const saturation: ByPrecision<number> = { f32: 120, f64: 800 };
/** A greater |y| saturates every x but 1, and would only overflow. */
const greatestY: ByPrecision<number> = { f32: 2 ** 40, f64: 2 ** 70 };

/** x^y for a positive finite x and a y that is not NaN. */
function powOfPositive(precision: Precision, x: Scalar, y: Scalar): Scalar {
  const limit = greatestY[precision];
  const bounded = factor(atLeast(atMost(y, limit), -limit));
  const logX = logInTwoWords(precision, x);
  const product = twoProduct(bounded, factor(logX.high));
  const productLow = product.low.add(bounded.value.mul(logX.low));
  const inRange = product.high.abs().lt(saturation[precision]);
  const exponent = inRange.select(product.high, constant(saturation[precision]).copySign(product.high));
  const reduced = reduceByLn2(precision, exponent);
  return expOfReduced(precision, { ...reduced, low: reduced.low.sub(inRange.select(productLow, 0)) });
}

/**
 * x^y, with C99's cases: 1 where y is 0 or x is 1, even if the other is NaN; NaN of a negative finite x and a y
 * that is no integer; the sign of x where y is an odd integer.
 *
 * Method: e^(y log|x|), with the logarithm and its product in two words (Dekker 1971).
 * Worst error found: 0.91 ulp in f32, 1.15 in f64.
 */
export function pow(precision: Precision, x: Scalar, y: Scalar): Scalar {
  const magnitude = x.abs();
  const zeroOrInfinite = magnitude.eq(0).or(magnitude.eq(Infinity));
  const ofZeroOrInfinite = y.gt(0).select(magnitude, constant(1).div(magnitude));
  const unsigned = zeroOrInfinite.select(ofZeroOrInfinite, powOfPositive(precision, magnitude, y));

  const isInteger = y.floor().eq(y);
  const halfY = y.mul(0.5);
  const isOdd = isInteger.and(halfY.floor().ne(halfY));
  const signed = isOdd.select(unsigned.copySign(x), unsigned);

  const isNegative = x.lt(0).and(x.gt(-Infinity));
  const isUndefined = isNegative.and(isInteger.not()).or(x.ne(x)).or(y.ne(y));
  return y.eq(0).or(x.eq(1)).select(1, isUndefined.select(Number.NaN, signed));
}
