/**
 * The regularised incomplete beta function I_x(a, b) for half-integers, given as the whole numbers `twiceA` = 2a
 * and `twiceB` = 2b, one of them 1; `y` is 1 - x, given apart to keep its digits. Out of + - * / and square roots
 * only, so its bits are the same on every machine.
 *
 *     I_x(a, b) = x^a y^b / (a B(a, b)) sum_{k >= 0} x^k prod_{i < k} (a + b + i) / (a + 1 + i)
 *
 * All terms are positive. Above the mean of the distribution it is 1 - I_y(b, a), whose series is the short one.
 *
 * Source: NIST Digital Library of Mathematical Functions, 8.17.7 and 8.17.4.
 */
export function incompleteBeta(x: number, y: number, twiceA: number, twiceB: number): number {
  if (!Number.isInteger(twiceA) || !Number.isInteger(twiceB) || Math.min(twiceA, twiceB) !== 1) {
    throw new RangeError(`incompleteBeta takes whole 2a and 2b, one of them 1, got ${twiceA} and ${twiceB}`);
  }
  if (x > (twiceA + 2) / (twiceA + twiceB + 4)) return 1 - series(y, x, twiceB, twiceA);
  return series(x, y, twiceA, twiceB);
}

function series(x: number, y: number, twiceA: number, twiceB: number): number {
  const a = twiceA / 2;
  const b = twiceB / 2;
  let term = 1;
  let total = 0;
  for (let k = 0; total + term !== total; k++) {
    total += term;
    term *= (x * (a + b + k)) / (a + 1 + k);
  }
  const scale = integerPower(Math.sqrt(x), twiceA) * integerPower(Math.sqrt(y), twiceB);
  return (scale / (a * betaWithHalf(Math.max(twiceA, twiceB)))) * total;
}

/** B(1/2, n/2): pi for n = 1, 2 for n = 2, and B(1/2, (n + 2)/2) = B(1/2, n/2) n / (n + 1). */
function betaWithHalf(n: number): number {
  let value = n % 2 === 1 ? Math.PI : 2;
  for (let k = n % 2 === 1 ? 1 : 2; k < n; k += 2) value *= k / (k + 1);
  return value;
}

function integerPower(base: number, exponent: number): number {
  let power = 1;
  for (let i = 0; i < exponent; i++) power *= base;
  return power;
}
