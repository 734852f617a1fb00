import { DataError, z } from "@titrate/plugin";

/** A part of the rows: a fraction, 1 being all (which YAML does not tell from 1.0), or how many, from 2 on. */
export const share: z.ZodNumber = z
  .number()
  .positive()
  .refine(
    (value) => value <= 1 || Number.isInteger(value),
    "a share is a fraction up to 1, or a whole number of rows",
  );

/** How many of so many rows a share is. Throws DataError where it is none, or more than there are. */
export function rowsIn(subject: string, key: string, share: number, rows: number): number {
  const taken = share <= 1 ? Math.round(share * rows) : share;
  if (taken > 0 && taken <= rows) return taken;
  const problem = `${key}: ${share} takes ${taken} of ${rows} rows; take at least one, and no more than there are`;
  throw new DataError(subject, problem, [key]);
}

/** So many parts of the whole for each stratum, by largest remainders: each gets its share but for less than one. */
export function allot(total: number, sizes: readonly number[]): number[] {
  const rows = sizes.reduce((sum, size) => sum + size, 0);
  const shares = sizes.map((size, index) => {
    const exact = total * size; // in rows-ths: whole, so that no rounding decides
    return { index, whole: Math.floor(exact / rows), rest: exact % rows };
  });
  const left = total - shares.reduce((sum, { whole }) => sum + whole, 0);
  const larger = shares.toSorted((a, b) => b.rest - a.rest || a.index - b.index).slice(0, left);
  return shares.map((each) => each.whole + (larger.includes(each) ? 1 : 0));
}

/** Takes so many rows from the front of the strata, and leaves the rest in them. Ascending. */
export function takeShare(strata: number[][], total: number): number[] {
  const counts = allot(
    total,
    strata.map(({ length }) => length),
  );
  return strata.flatMap((rows, index) => rows.splice(0, counts[index])).sort((a, b) => a - b);
}
