/** A decimal number: coefficient * 10^exponent. */
export interface Decimal {
  readonly coefficient: bigint;
  readonly exponent: number;
}

/** Python's `decimal` keeps as many digits of a sum, and Hydra adds up ranges of floats with it. */
const precision = 28;

/** A finite double, exactly. */
export function exactDecimal(value: number): Decimal {
  let whole = value;
  let halvings = 0;
  while (!Number.isInteger(whole)) {
    whole *= 2;
    halvings++;
  }
  // 1 / 2^n is 5^n / 10^n.
  const coefficient = (BigInt(whole) * powerOfTen(halvings)) >> BigInt(halvings);
  return { coefficient, exponent: -halvings };
}

/** The sum, rounded half to even at 28 digits. */
export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const exponent = Math.min(a.exponent, b.exponent);
  return rounded({ coefficient: scaled(a, exponent) + scaled(b, exponent), exponent });
}

export function isLess(a: Decimal, b: Decimal): boolean {
  const exponent = Math.min(a.exponent, b.exponent);
  return scaled(a, exponent) < scaled(b, exponent);
}

/** The nearest double. */
export function nearestNumber({ coefficient, exponent }: Decimal): number {
  return Number(`${coefficient}e${exponent}`);
}

function rounded(decimal: Decimal): Decimal {
  const { coefficient, exponent } = decimal;
  const negative = coefficient < 0n;
  const size = negative ? -coefficient : coefficient;
  const excess = String(size).length - precision;
  if (excess <= 0) return decimal;
  const unit = powerOfTen(excess);
  const [kept, rest] = [size / unit, size % unit];
  const isUp = rest * 2n > unit || (rest * 2n === unit && kept % 2n === 1n);
  const result = isUp ? kept + 1n : kept;
  return { coefficient: negative ? -result : result, exponent: exponent + excess };
}

function scaled({ coefficient, exponent }: Decimal, to: number): bigint {
  return coefficient * powerOfTen(exponent - to);
}

function powerOfTen(exponent: number): bigint {
  return BigInt(`1${"0".repeat(exponent)}`);
}
