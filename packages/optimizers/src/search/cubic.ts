/** What is known of a function of one variable at one place. */
export interface Sample {
  readonly step: number;
  readonly loss: number;
  readonly slope: number;
}

/**
 * Where the cubic through two samples has its minimum (Nocedal & Wright 2006, equation 3.59), held between two bounds.
 * The middle of the bounds where the cubic has no minimum, or a sample is not finite.
 */
export function cubicMinimum(a: Sample, b: Sample, lower: number, upper: number): number {
  const [left, right] = a.step <= b.step ? [a, b] : [b, a];
  const secant = (3 * (left.loss - right.loss)) / (left.step - right.step);
  const bend = left.slope + right.slope - secant;
  const discriminant = bend * bend - left.slope * right.slope;
  // NaN has no root: it goes the way of a negative discriminant.
  const root = discriminant >= 0 ? Math.sqrt(discriminant) : Number.NaN;
  const share = (right.slope + root - bend) / (right.slope - left.slope + 2 * root);
  const minimum = right.step - (right.step - left.step) * share;
  return Number.isNaN(minimum) ? (lower + upper) / 2 : Math.min(Math.max(minimum, lower), upper);
}
