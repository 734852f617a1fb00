import { DataError, type Dataset, type NumericArray } from "@titrate/plugin";
import type { Groups } from "./groups.ts";
import { mapInputs, placeOf } from "./map-splits.ts";
import type { Average } from "./statistics.ts";

/** What a group's numbers become: (factor * x - start) / size. */
export interface Scale {
  readonly start: number;
  readonly size: number;
  /** 1 unless given. */
  readonly factor?: number;
}

/**
 * A dataset whose inputs are low + span * (factor * x - start) / size; a group without a scale stays. Throws DataError
 * where a finite number would become an infinite one.
 */
export function rescale(
  subject: string,
  dataset: Dataset,
  groups: Groups,
  scales: readonly (Scale | undefined)[],
  [low, span]: readonly [number, number] = [-0, 1], // -0 + x is x for all x, 0 + -0 is not
): Dataset {
  const starts = Float64Array.from(scales, (scale) => scale?.start ?? 0);
  const sizes = Float64Array.from(scales, (scale) => scale?.size ?? 1);
  const factors = Float64Array.from(scales, (scale) => scale?.factor ?? 1);
  const { count, run } = groups;
  return mapInputs(dataset, ({ shape, data }, examples, split): NumericArray => {
    const result = new Float64Array(data.length);
    let wrong = -1;
    for (let at = 0, group = 0; at < data.length; group = group + 1 === count ? 0 : group + 1) {
      for (const end = at + run; at < end; at++) {
        const changed = low + ((data[at]! * factors[group]! - starts[group]!) / sizes[group]!) * span;
        result[at] = changed;
        if (!Number.isFinite(changed) && Number.isFinite(data[at]!)) wrong = at;
      }
    }
    if (wrong < 0) return { shape, dtype: "float", data: result };
    const place = placeOf(Math.floor((wrong * shape[0]!) / data.length), examples, split);
    const where = groups.describe(Math.floor(wrong / run) % count);
    const problem = `${place}: ${data[wrong]} in ${where} becomes ${result[wrong]}; mend it, or scale the column`;
    throw new DataError(subject, problem);
  });
}

/** The factor for numbers of a group: a half where two of them are further apart than the largest number. */
export function factorOf({ min, max }: Average): number {
  return Number.isFinite(max - min) ? 1 : 0.5;
}
