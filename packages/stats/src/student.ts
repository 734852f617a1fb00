import { incompleteBeta } from "./incomplete-beta.ts";

/** P(|T| >= |t|) for Student's T with `df` degrees of freedom (a whole number): I_{df / (df + t^2)}(df/2, 1/2). */
export function studentTwoSided(t: number, df: number): number {
  if (Number.isNaN(t)) return Number.NaN;
  if (!Number.isFinite(t)) return 0;
  const total = df + t * t;
  return incompleteBeta(df / total, (t * t) / total, df, 1);
}

/**
 * t with P(|T| <= t) = `confidence` for Student's T with `df` degrees of freedom (a whole number), by bisection
 * down to neighbouring doubles. `confidence` is in (0, 1).
 */
export function studentQuantile(confidence: number, df: number): number {
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`a confidence lies between 0 and 1, got ${confidence}`);
  }
  const outside = 1 - confidence;
  let low = 0;
  let high = 1;
  while (studentTwoSided(high, df) > outside) high *= 2;
  for (;;) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) return high;
    if (studentTwoSided(middle, df) > outside) low = middle;
    else high = middle;
  }
}
