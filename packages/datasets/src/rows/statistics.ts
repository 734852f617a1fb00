import { DataError, type NumericArray } from "@titrate/plugin";
import type { Groups } from "./groups.ts";

/** Of the numbers of one group; missing ones do not count. */
export interface Average {
  /** How many there are. */
  readonly count: number;
  readonly mean: number;
  readonly min: number;
  readonly max: number;
}

/**
 * The average of each chosen group, summed in the order of the rows. Throws DataError where a number is infinite.
 *
 * @param onEmpty throws the error of a group without numbers.
 */
export function averagesOf(
  subject: string,
  { data }: NumericArray,
  groups: Groups,
  onEmpty: (group: number) => never = (group) => {
    throw new DataError(subject, `${groups.describe(group)} of train has no number; drop it`);
  },
): (Average | undefined)[] {
  const { count, run } = groups;
  const [counts, sums] = [new Float64Array(count), new Float64Array(count)];
  const min = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const max = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
  for (let at = 0, group = 0; at < data.length; group = group + 1 === count ? 0 : group + 1) {
    for (const end = at + run; at < end; at++) {
      const value = data[at]!;
      if (Number.isNaN(value)) continue;
      counts[group]!++;
      sums[group]! += value;
      if (value < min[group]!) min[group] = value;
      if (value > max[group]!) max[group] = value;
    }
  }
  const scaled = sums.every(Number.isFinite) ? undefined : scaledSums(data, groups);
  return groups.chosen.map((chosen, group) => {
    const [present, low, high] = [counts[group]!, min[group]!, max[group]!];
    if (!chosen) return undefined;
    if (present === 0) return onEmpty(group);
    if (!(Number.isFinite(low) && Number.isFinite(high))) {
      throw new DataError(
        subject,
        `${groups.describe(group)} of train holds an infinite number; mend it, or drop it`,
      );
    }
    // Rounding may put the mean of numbers that are nearly equal outside them.
    const mean = Number.isFinite(sums[group]!) ? sums[group]! / present : scaled![group]! / present / down;
    return { count: present, mean: Math.min(high, Math.max(low, mean)), min: low, max: high };
  });
}

/** Small enough for sums of the largest numbers, and a power of two, so that it rounds nothing. */
const down = 2 ** -64;

function scaledSums(data: NumericArray["data"], { count, run }: Groups): Float64Array {
  const sums = new Float64Array(count);
  for (let at = 0, group = 0; at < data.length; group = group + 1 === count ? 0 : group + 1) {
    for (const end = at + run; at < end; at++) {
      if (!Number.isNaN(data[at]!)) sums[group]! += data[at]! * down;
    }
  }
  return sums;
}

export interface Statistics extends Average {
  /** The population's standard deviation: of n numbers, divided by n. */
  readonly std: number;
}

/** The statistics of each chosen group. Throws DataError where one has no number. */
export function statisticsOf(
  subject: string,
  inputs: NumericArray,
  groups: Groups,
): (Statistics | undefined)[] {
  const averages = averagesOf(subject, inputs, groups);
  // Deviations are measured in a power of two near the largest: that rounds nothing, and no square leaves the range.
  const units = averages.map((average) => (average ? powerBelow(average.max / 2 - average.min / 2) : 1));
  const shrink = Float64Array.from(units, (unit) => 1 / unit);
  const means = Float64Array.from(averages, (average, group) => (average?.mean ?? 0) * shrink[group]!);
  const { count, run } = groups;
  const squares = new Float64Array(count);
  const { data } = inputs;
  for (let at = 0, group = 0; at < data.length; group = group + 1 === count ? 0 : group + 1) {
    for (const end = at + run; at < end; at++) {
      if (Number.isNaN(data[at]!)) continue;
      const deviation = data[at]! * shrink[group]! - means[group]!;
      squares[group]! += deviation * deviation;
    }
  }
  return averages.map((average, group) => {
    if (average === undefined) return undefined;
    const { count: present, min, max } = average;
    // A rounded mean of equal numbers may miss them, and leave a deviation of rounding errors.
    if (min === max) return { ...average, mean: min, std: 0 };
    const std = Math.sqrt(squares[group]! / present) * units[group]!;
    return { ...average, std: Math.min(std, Number.MAX_VALUE) };
  });
}

/** The largest power of two that is not above a number, from 2^-1022, whose inverse is finite, on. */
function powerBelow(value: number): number {
  let power = 1;
  while (power <= value / 2) power *= 2;
  while (power > value && power > 2 ** -1022) power /= 2;
  return power;
}
