/** What stands in for the missing numbers of a column. */
export type Strategy = "median" | "most-frequent";

/** @param values the numbers that are there, at least one, in any order; they are sorted in place. */
export function fillValue(strategy: Strategy, values: Float64Array): number {
  values.sort();
  return strategy === "median" ? median(values) : mostFrequent(values);
}

/** The numbers of one of so many columns, without those that are missing. */
export function presentNumbers(
  data: Float64Array | Int32Array,
  columns: number,
  column: number,
): Float64Array {
  const present = new Float64Array(data.length / columns);
  let count = 0;
  for (let at = column; at < data.length; at += columns) {
    if (!Number.isNaN(data[at]!)) present[count++] = data[at]!;
  }
  return present.subarray(0, count);
}

function median(sorted: Float64Array): number {
  const middle = sorted.length >> 1;
  const [below, above] = [sorted[middle - 1]!, sorted[middle]!];
  if (sorted.length % 2 === 1) return above;
  const sum = below + above;
  return Number.isFinite(sum) ? sum / 2 : below / 2 + above / 2;
}

/** The smallest of several. */
function mostFrequent(sorted: Float64Array): number {
  let [best, most] = [sorted[0]!, 0];
  for (let from = 0, at = 0; at < sorted.length; at++) {
    if (sorted[at] !== sorted[from]) from = at;
    if (at - from + 1 > most) {
      most = at - from + 1;
      best = sorted[at]!;
    }
  }
  return best;
}
