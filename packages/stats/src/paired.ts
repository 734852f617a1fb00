import { mean, standardDeviation } from "./describe.ts";
import type { Interval } from "./interval.ts";
import { signTest } from "./sign-test.ts";
import { studentQuantile, studentTwoSided } from "./student.ts";

/** The differences `b - a` of pairs: their count, mean, spread, and a test that their mean is 0. */
export interface PairedDifference {
  readonly n: number;
  readonly mean: number;
  readonly standardDeviation: number;
  /** Student's t interval of the mean; absent when the pairs have no spread to judge by. */
  readonly interval?: Interval;
  /** `none`: fewer than two pairs. `sign`: all differences are equal, which leaves t undefined. */
  readonly test: "paired t" | "exact sign" | "none";
  /** Two-sided; 1 when there is no test. */
  readonly p: number;
}

/**
 * The interval of a mean, mean -+ t_{n-1} s / sqrt(n); undefined when the values have no spread to judge by
 * (fewer than two, or all equal). It supposes values that are roughly normal.
 *
 * Source: Student 1908, Biometrika 6, 1-25.
 */
export function meanInterval(values: readonly number[], confidence = 0.95): Interval | undefined {
  const spread = standardDeviation(values);
  if (!(spread > 0)) return undefined;
  const reach = (studentQuantile(confidence, values.length - 1) * spread) / Math.sqrt(values.length);
  return { low: mean(values) - reach, high: mean(values) + reach };
}

/**
 * Compares `b` with `a`, paired by position, by the mean of `b - a`: the paired t test, or the exact sign test
 * when all differences are equal but for the rounding of the subtraction. Both arrays have the same length.
 */
export function pairedDifference(
  a: readonly number[],
  b: readonly number[],
  confidence = 0.95,
): PairedDifference {
  if (a.length !== b.length)
    throw new RangeError(`pairs need equal lengths, got ${a.length} and ${b.length}`);
  const differences = b.map((value, index) => value - a[index]!);
  const n = differences.length;
  const spread = standardDeviation(differences);
  const figures = { n, mean: mean(differences), standardDeviation: spread };
  if (n < 2) return { ...figures, test: "none", p: 1 };
  const largest = [...a, ...b].reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const interval = spread > 1e-12 * largest ? meanInterval(differences, confidence) : undefined;
  if (interval === undefined) {
    const above = differences.filter((difference) => difference > 0).length;
    const below = differences.filter((difference) => difference < 0).length;
    return { ...figures, test: "exact sign", p: signTest(below, above) };
  }
  const t = figures.mean / (spread / Math.sqrt(n));
  return { ...figures, interval, test: "paired t", p: studentTwoSided(t, n - 1) };
}
