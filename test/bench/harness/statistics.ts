/** The middle one, or the mean of the middle two. */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError("nothing has no median");
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Where two lists of values differ most: |a - b| / max(|a|, |b|). Infinity when they cannot be compared. */
export function worstDifference(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length || a.length === 0) return Infinity;
  const differences = a.map((value, i) => {
    const size = Math.max(Math.abs(value), Math.abs(b[i]!));
    return size === 0 ? 0 : Math.abs(value - b[i]!) / size;
  });
  return differences.some(Number.isNaN) ? Infinity : Math.max(...differences);
}
