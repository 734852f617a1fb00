import { DataError, type NumericArray } from "@titrate/plugin";
import type { Groups } from "./groups.ts";

/** Of the numbers of one group; missing ones do not count. */
export interface Statistics {
  readonly mean: number;
  /** The population's standard deviation: of n numbers, divided by n. */
  readonly std: number;
  readonly min: number;
  readonly max: number;
}

/** The statistics of each chosen group, summed in the order of the rows. Throws DataError where one has no number. */
export function statisticsOf(
  subject: string,
  { data }: NumericArray,
  groups: Groups,
): (Statistics | undefined)[] {
  const zeros = () => new Float64Array(groups.count);
  const [counts, sums, squares] = [zeros(), zeros(), zeros()];
  const min = zeros().fill(Number.POSITIVE_INFINITY);
  const max = zeros().fill(Number.NEGATIVE_INFINITY);
  const eachNumber = (visit: (value: number, group: number) => void) => {
    for (let at = 0; at < data.length; at++) {
      const value = data[at]!;
      if (!Number.isNaN(value)) visit(value, groups.of(at));
    }
  };
  eachNumber((value, group) => {
    counts[group]!++;
    sums[group]! += value;
    min[group] = Math.min(min[group]!, value);
    max[group] = Math.max(max[group]!, value);
  });
  const means = sums.map((sum, group) => sum / counts[group]!);
  eachNumber((value, group) => {
    const deviation = value - means[group]!;
    squares[group]! += deviation * deviation;
  });
  return groups.chosen.map((chosen, group) => {
    if (!chosen) return undefined;
    if (counts[group] === 0) {
      throw new DataError(subject, `${groups.describe(group)} of train has no number; drop it`);
    }
    // A rounded mean of equal numbers may miss them, and leave a deviation of rounding errors.
    const constant = min[group] === max[group];
    return {
      mean: constant ? min[group]! : means[group]!,
      std: constant ? 0 : Math.sqrt(squares[group]! / counts[group]!),
      min: min[group]!,
      max: max[group]!,
    };
  });
}

/** New numbers for those of the chosen groups. */
export function changeNumbers(
  { shape, data }: NumericArray,
  groups: Groups,
  change: (value: number, group: number) => number,
): NumericArray {
  const changed = Float64Array.from(data, (value, at) => {
    const group = groups.of(at);
    return groups.chosen[group] ? change(value, group) : value;
  });
  return { shape, dtype: "float", data: changed };
}
