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

/**
 * A file or a folder that the plugin reads, as it is written: absolute, or from the experiment's folder. A config whose
 * path leads out of the project is refused before anything is read. Where the schema lies makes no difference:
 * `filePath().optional()`, `z.array(filePath())`, a union.
 */
export function filePath(): z.ZodString {
  const schema = z.string().min(1);
  filePaths.add(schema, { isFilePath: true });
  return schema;
}

/** Whether a schema was made by `filePath`, or derived from such a one (`describe`, `max` ...). Wrappers are not looked through. */
export function isFilePath(schema: z.core.$ZodType): boolean {
  return filePaths.get(schema)?.isFilePath === true;
}

/** What is derived from a schema inherits its entry. */
const filePaths = z.registry<{ readonly isFilePath: true }>();

function withDefault(schema: z.ZodNumber, fallback: number | undefined): z.ZodType {
  return fallback === undefined ? schema : schema.default(fallback);
}
