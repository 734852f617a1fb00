/** The arithmetic mean, summed from the first value to the last; NaN for none. */
export function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

/**
 * The sample standard deviation, sqrt(sum (x - mean)^2 / (n - 1)), in two passes from the first value to the
 * last. Exactly 0 when all values are equal; NaN for fewer than two.
 */
export function standardDeviation(values: readonly number[]): number {
  if (values.length < 2) return Number.NaN;
  // The mean of equal values may be off by a rounding; their spread must not be.
  if (values.every((value) => value === values[0])) return 0;
  const centre = mean(values);
  return Math.sqrt(sum(values.map((value) => (value - centre) * (value - centre))) / (values.length - 1));
}

/** The middle value in order of size, or the mean of the two in the middle; NaN for none. */
export function median(values: readonly number[]): number {
  const ordered = [...values].sort((a, b) => a - b);
  const middle = ordered.length >> 1;
  const upper = ordered[middle] ?? Number.NaN;
  return ordered.length % 2 === 1 ? upper : ((ordered[middle - 1] ?? Number.NaN) + upper) / 2;
}

function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
