import type { Interval } from "./interval.ts";
import { normalQuantile } from "./normal.ts";

/**
 * The score interval of a proportion of `successes` in `n` trials:
 *
 *     (s + z^2/2 -+ z sqrt(s (n - s) / n + z^2/4)) / (n + z^2)
 *
 * It stays in [0, 1] and has a width at 0 and n successes. Without trials nothing is known: [0, 1].
 *
 * Source: Wilson 1927, J. Am. Stat. Assoc. 22, 209-212.
 */
export function wilsonInterval(successes: number, n: number, confidence = 0.95): Interval {
  if (!Number.isInteger(successes) || !Number.isInteger(n) || successes < 0 || successes > n) {
    throw new RangeError(`wilsonInterval needs whole numbers 0 <= successes <= n, got ${successes} of ${n}`);
  }
  const z = normalQuantile(confidence);
  if (n === 0) return { low: 0, high: 1 };
  const centre = successes + (z * z) / 2;
  const reach = z * Math.sqrt((successes * (n - successes)) / n + (z * z) / 4);
  const scale = n + z * z;
  // At the ends the bound is exact; the subtraction would leave a rounding error there.
  return {
    low: successes === 0 ? 0 : (centre - reach) / scale,
    high: successes === n ? 1 : (centre + reach) / scale,
  };
}
