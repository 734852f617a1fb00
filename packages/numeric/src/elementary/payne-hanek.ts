import { constant, type Precision, type Scalar } from "../scalar.ts";
import { type DoubleWord, factor, fastTwoSum, twoProduct, twoSum } from "./double-word.ts";
import type { ByPrecision } from "./polynomial.ts";

/** An angle as quarter turns, a whole number (not reduced to 0..3), and a rest within pi/4 or hardly more. */
export interface ReducedAngle extends DoubleWord {
  readonly quarters: Scalar;
}

/** The first 1200 binary digits of 1/(2 pi), after the point. */
const turnsPerRadian: bigint = BigInt(
  "0x28be60db9391054a7f09d5f47d4d377036d8a5664f10e4107f9458eaf7aef1586dc91b8e909374b801924bba827464873f87" +
    "7ac72c4a69cfba208d7d4baed1213a671c09ad17df904e64758e60d4ce7d272117e2ef7e4a0ec7fe25fff7816603fbcbc462d6" +
    "829b47db4d9fb3c9f2c26dd3d18fd9a797fa8b5d49eeb1faf97c5ecf41ce7de294a4ba9afed7ec47e357421580cc11bf1e",
);
const digits = 1200;

const radiansPerTurn: ByPrecision<{ readonly high: number; readonly low: number }> = {
  f32: { high: 6.2831855, low: -1.7484555e-7 },
  f64: { high: 6.283185307179586, low: 2.4492935982947064e-16 },
};

/**
 * `bits` digits a word: one less than the type has, so that the products of words are exact. A row of the tables
 * serves `step` exponents.
 */
const layout: ByPrecision<{ readonly bits: number; readonly step: number; readonly rows: number }> = {
  f32: { bits: 23, step: 8, rows: 16 },
  f64: { bits: 52, step: 24, rows: 43 },
};
const wordsPerRow = 4;

/**
 * Word w of row b holds the next `bits` digits of 2^(step b) / (2 pi), from the digit 2^(bits-1) downwards. The
 * digits above only add whole turns to products with x 2^-(step b), a multiple of 2^-bits.
 */
function buildTables({ bits, step, rows }: (typeof layout)[Precision]): number[][] {
  const mask = (1n << BigInt(bits)) - 1n;
  let unit = 1;
  return Array.from({ length: wordsPerRow }, (_, word) => {
    const lastDigit = unit;
    for (let bit = 0; bit < bits; bit++) unit /= 2;
    return Array.from({ length: rows }, (_, row) => {
      const below = BigInt(digits - step * row - bits * word);
      return Number((turnsPerRadian >> below) & mask) * lastDigit;
    });
  });
}

const tables: ByPrecision<readonly number[][]> = {
  f32: buildTables(layout.f32),
  f64: buildTables(layout.f64),
};

function fraction(x: Scalar): Scalar {
  return x.sub(x.floor());
}

/**
 * x - n pi/2 for a finite x >= 1, to twice the precision however near to 0 it comes.
 *
 * Method: Payne & Hanek 1983. x/(2 pi) modulo 1 needs only a window of the digits of 1/(2 pi), which moves with
 * x's exponent; four words of it leave the nearest multiple of pi/2 (2^-61 away, f32: 2^-30) its full precision.
 */
export function reduceLarge(precision: Precision, x: Scalar): ReducedAngle {
  const { step } = layout[precision];
  const row = x
    .exponent()
    .mul(1 / step)
    .floor();
  const scaled = factor(x.mul(row.mul(-step).exp2Integer()));
  const index = row.toInt();
  const [w0, w1, w2, w3] = tables[precision].map((table) => index.lookup(table)) as [
    Scalar,
    Scalar,
    Scalar,
    Scalar,
  ];
  const p0 = twoProduct(scaled, factor(w0));
  const p1 = twoProduct(scaled, factor(w1));
  const p2 = twoProduct(scaled, factor(w2));
  const p3 = scaled.value.mul(w3);

  // Both are multiples of 2^-bits below 1, so their sum is exact, and less the quarters still is.
  const coarse = fraction(p0.high).add(fraction(p0.low));
  const fine = fraction(p1.high);
  const quarters = coarse.add(fine).mul(4).add(0.5).floor();
  const rest = twoSum(coarse.sub(quarters.mul(0.25)), fine);
  // Near a multiple of pi/2 `rest` cancels with what comes next: that sum has to be exact too.
  const next = twoSum(p1.low, p2.high);
  const sum = twoSum(rest.high, next.high);
  const low = rest.low.add(next.low).add(sum.low).add(p2.low.add(p3));
  const turns = fastTwoSum(sum.high, low);

  const perTurn = radiansPerTurn[precision];
  const angle = twoProduct(factor(turns.high), factor(constant(perTurn.high)));
  const angleLow = angle.low.add(turns.high.mul(perTurn.low).add(turns.low.mul(perTurn.high)));
  return { quarters, high: angle.high, low: angleLow };
}
