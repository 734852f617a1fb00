import { constant, type Precision, type Scalar } from "../scalar.ts";

/** A value for each precision: a constant that is exact in f32 is another number than the f64 one. */
export type ByPrecision<T> = Readonly<Record<Precision, T>>;

/** c[0] + c[1] x + c[2] x^2 + ..., by Horner's rule: one rounded product and one rounded sum a coefficient. */
export function polynomial(x: Scalar, coefficients: readonly number[]): Scalar {
  return coefficients
    .map((value) => constant(value))
    .reduceRight((sum, coefficient) => sum.mul(x).add(coefficient));
}
