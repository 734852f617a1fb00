/**
 * Two-sided exact p of `first` against `second` occurrences of two outcomes that are equally likely under the
 * null hypothesis: with n = first + second and m the smaller count,
 *
 *     p = min(1, 2 sum_{k <= m} C(n, k) / 2^n)
 *
 * 1 when n is 0. Summed from k = m down to 0, each term from the one before it.
 *
 * Source: the sign test (Arbuthnot 1710), e.g. Conover 1999, Practical Nonparametric Statistics, 3.4.
 */
export function signTest(first: number, second: number): number {
  if (!Number.isInteger(first) || !Number.isInteger(second) || first < 0 || second < 0) {
    throw new RangeError(`an exact test needs two counts, got ${first} and ${second}`);
  }
  const n = first + second;
  const fewer = Math.min(first, second);
  let ratio = 1;
  let tail = 1;
  for (let k = fewer; k > 0; k--) {
    ratio *= k / (n - k + 1); // C(n, k - 1) / C(n, k)
    tail += ratio;
  }
  return Math.min(1, 2 * tail * binomialAtHalf(n, fewer));
}

/**
 * McNemar's test of two paired yes/no outcomes, exact and two-sided, of the pairs that disagree: `onlyA`
 * where A alone succeeded, `onlyB` where B alone did. Pairs that agree carry no information. 1 without
 * disagreement.
 *
 * Source: McNemar 1947, Psychometrika 12, 153-157; exact form: the sign test of the disagreeing pairs.
 */
export function mcnemarExact(onlyA: number, onlyB: number): number {
  return signTest(onlyA, onlyB);
}

/** C(n, k) / 2^n; the halvings are mixed in, so that nothing overflows. */
function binomialAtHalf(n: number, k: number): number {
  let value = 1;
  let halvings = n;
  for (let i = 1; i <= k; i++) {
    value *= (n - k + i) / i;
    while (value > 1 && halvings > 0) {
      value /= 2;
      halvings--;
    }
  }
  for (; halvings > 0 && value > 0; halvings--) value /= 2;
  return value;
}
