/** What stands in for the missing numbers of a column. */
export type Strategy = "mean" | "median" | "most-frequent";

/** @param values the numbers that are there, at least one, in the order of the rows. */
export function fillValue(strategy: Strategy, values: readonly number[]): number {
  if (strategy === "mean") return values.reduce((sum, value) => sum + value, 0) / values.length;
  const sorted = Float64Array.from(values).sort();
  return strategy === "median" ? median(sorted) : mostFrequent(sorted);
}

function median(sorted: Float64Array): number {
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
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
