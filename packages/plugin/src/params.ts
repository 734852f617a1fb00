import { z } from "zod";

// Schemas of parameters that many plugins have. Each takes an optional default. All refuse NaN and infinity.

/** A number above 0. */
export function positive(): z.ZodNumber;
export function positive(fallback: number): z.ZodDefault<z.ZodNumber>;
export function positive(fallback?: number): z.ZodType {
  return withDefault(z.number().positive(), fallback);
}

/** A number of 0 or more. */
export function nonNegative(): z.ZodNumber;
export function nonNegative(fallback: number): z.ZodDefault<z.ZodNumber>;
export function nonNegative(fallback?: number): z.ZodType {
  return withDefault(z.number().nonnegative(), fallback);
}

/** A number in [0, 1). */
export function fraction(): z.ZodNumber;
export function fraction(fallback: number): z.ZodDefault<z.ZodNumber>;
export function fraction(fallback?: number): z.ZodType {
  return withDefault(z.number().nonnegative().lt(1), fallback);
}

/** Any finite number. */
export function real(): z.ZodNumber;
export function real(fallback: number): z.ZodDefault<z.ZodNumber>;
export function real(fallback?: number): z.ZodType {
  return withDefault(z.number(), fallback);
}

/** A whole number of 1 or more. */
export function count(): z.ZodNumber;
export function count(fallback: number): z.ZodDefault<z.ZodNumber>;
export function count(fallback?: number): z.ZodType {
  return withDefault(z.number().int().positive(), fallback);
}

function withDefault(schema: z.ZodNumber, fallback: number | undefined): z.ZodType {
  return fallback === undefined ? schema : schema.default(fallback);
}
