/** The same but for rounding: sums of the same numbers in another order. */
export const isNearly = (one: number, other: number): boolean =>
  Object.is(one, other) || Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one));
