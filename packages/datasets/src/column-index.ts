import { z } from "@titrate/plugin";
import { didYouMean } from "./did-you-mean.ts";

/** A column by its name, or by its index from 0; -1 is the last. */
export const column: z.ZodType<string | number> = z.union([z.string().min(1), z.int()]);

/**
 * The index of a column among `names`; without names only indices are known.
 *
 * @param count how many columns there are.
 * @param fail throws the error with what is wrong.
 */
export function columnIndex(
  wanted: string | number,
  count: number,
  names: readonly string[] | undefined,
  fail: (problem: string) => never,
): number {
  if (typeof wanted === "number") {
    const index = wanted < 0 ? count + wanted : wanted;
    if (index >= 0 && index < count) return index;
    return fail(`there is no column ${wanted}; there are ${count}, counted from 0`);
  }
  if (names === undefined) return fail(`columns have no names here; write the index of "${wanted}", from 0`);
  const index = names.indexOf(wanted);
  return index >= 0 ? index : fail(`there is no column "${wanted}"${didYouMean(wanted, names)}`);
}
