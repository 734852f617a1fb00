// Arithmetic on vectors of one length. Sums run from the first element to the last.

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** a + factor * b, a new vector. */
export function addScaled(a: Float64Array, factor: number, b: Float64Array): Float64Array {
  return a.map((each, i) => each + factor * b[i]!);
}

/** factor * a, a new vector. */
export function scaled(factor: number, a: Float64Array): Float64Array {
  return a.map((each) => factor * each);
}

/** The largest |a[i]|. */
export function largest(a: Float64Array): number {
  return a.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
}

/** The sum of all |a[i]|. */
export function sumOfSizes(a: Float64Array): number {
  return a.reduce((sum, each) => sum + Math.abs(each), 0);
}

export function allFinite(a: Float64Array): boolean {
  return a.every(Number.isFinite);
}
