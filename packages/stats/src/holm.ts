/**
 * Holm's adjusted p values, in the given order: over the p sorted ascending, p_(1) <= ... <= p_(m),
 *
 *     adjusted_(i) = min(1, max_{j <= i} (m - j + 1) p_(j))
 *
 * Rejecting where `adjusted < alpha` keeps the chance of any false rejection below alpha, whatever the
 * dependence.
 *
 * Source: Holm 1979, Scand. J. Statist. 6, 65-70.
 */
export function holm(p: readonly number[]): number[] {
  const ascending = p.map((_, index) => index).sort((a, b) => p[a]! - p[b]!);
  const adjusted = new Array<number>(p.length);
  let largest = 0;
  ascending.forEach((index, rank) => {
    largest = Math.max(largest, (p.length - rank) * p[index]!);
    adjusted[index] = Math.min(1, largest);
  });
  return adjusted;
}
