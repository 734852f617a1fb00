import { Decimal } from "decimal.js";
import type { ElementaryName } from "../elementary.ts";

const D = Decimal.clone({ precision: 60, minE: -1e6, maxE: 1e6, toExpNeg: -1e6, toExpPos: 1e6 });
/** Enough for the largest float, less a multiple of pi/2, to leave 60 digits. */
const Long = D.clone({ precision: 440 });
const halfPi = Long.acos(-1).div(2);

/** The number that a float is, every digit of it. */
export function decimalOf(x: number): Decimal {
  if (!Number.isFinite(x)) return new D(x);
  let scaled = Math.abs(x);
  let exponent = 0;
  while (!Number.isInteger(scaled)) {
    // Doubling is exact, below 2^53 at most 1074 times.
    scaled *= 2;
    exponent++;
  }
  let digits = BigInt(scaled);
  for (let index = 0; index < exponent; index++) digits *= 5n;
  return new D(`${x < 0 ? "-" : ""}${digits}e-${exponent}`);
}

/** The exact values, to 60 digits or nearly, of a finite number in the function's domain. */
export const oracle: Readonly<Record<ElementaryName, (x: number, y: number) => Decimal>> = {
  exp: (x) => shortOf(x).exp(),
  log: (x) => shortOf(x).ln(),
  log1p: (x) => log1p(shortOf(x), x),
  expm1: (x) => expm1(shortOf(x)),
  tanh: (x) => {
    const m = expm1(shortOf(x).mul(2));
    return m.div(m.add(2));
  },
  sigmoid: (x) => new D(1).div(shortOf(x).neg().exp().add(1)),
  sin: (x) => sine(x, 0),
  cos: (x) => sine(x, 1),
  erf: (x) => erf(shortOf(x)),
  pow: (x, y) => shortOf(x).pow(shortOf(y)),
};

const shortOf = (x: number): Decimal => decimalOf(x).toSignificantDigits(60);

/** The first terms of a power series where the function itself would cancel. */
const tiny = 1e-15;

function expm1(x: Decimal): Decimal {
  if (x.abs().gt(tiny)) return x.exp().sub(1);
  return x.mul(x.mul(x.mul(x.div(24).add(new D(1).div(6))).add(0.5)).add(1));
}

function log1p(x: Decimal, float: number): Decimal {
  if (Math.abs(float) > tiny) return decimalOf(float).add(1).ln();
  return x.mul(x.mul(x.mul(new D(1).div(3).sub(x.div(4))).sub(0.5)).add(1));
}

function sine(x: number, quarterTurns: number): Decimal {
  const long = new Long(decimalOf(x));
  const quarters = long.div(halfPi).round();
  const rest = new D(long.sub(quarters.mul(halfPi)).toSignificantDigits(60));
  const quarter = quarters.mod(4).toNumber() + 4 + quarterTurns;
  const value = quarter % 2 === 0 ? rest.sin() : rest.cos();
  return quarter % 4 < 2 ? value : value.neg();
}

/** The power series: its terms reach e^(x^2), which costs 16 of the 60 digits at most. */
function erf(x: Decimal): Decimal {
  if (x.abs().gt(6.5)) return new D(x.s);
  const square = x.mul(x).neg();
  let power = x;
  let sum = x;
  for (let n = 1; power.abs().gt(sum.abs().mul(1e-45)); n++) {
    power = power.mul(square).div(n);
    sum = sum.add(power.div(2 * n + 1));
  }
  return sum.mul(2).div(halfPi.mul(2).sqrt().toSignificantDigits(60));
}
