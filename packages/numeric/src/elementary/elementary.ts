import type { ScalarFunction } from "../scalar.ts";
import { erf } from "./error-function.ts";
import { exp, sigmoid } from "./exponential.ts";
import { expm1, tanh } from "./exponential-minus-one.ts";
import { log, log1p } from "./logarithm.ts";
import type { ByPrecision } from "./polynomial.ts";
import { pow } from "./power.ts";
import { cos, sin } from "./trigonometric.ts";

export type ElementaryName =
  | "exp"
  | "log"
  | "log1p"
  | "expm1"
  | "tanh"
  | "sigmoid"
  | "sin"
  | "cos"
  | "erf"
  | "pow";

/** The elementary functions, out of exactly rounded and exact operations: one set of bits everywhere. */
export const elementary: Readonly<Record<ElementaryName, ScalarFunction>> = {
  exp,
  log,
  log1p,
  expm1,
  tanh,
  sigmoid,
  sin,
  cos,
  erf,
  pow,
};

/**
 * No result is further from the exact value, in units of its last place, over the whole domain. Where a result is
 * subnormal, the unit is the smallest float. Measured, and tested: f32 at every float that matters (`pow` at some
 * 10^7 pairs), f64 at some 10^7 points a function. The worst that were found are in `elementary.test.ts`.
 */
export const ulpBounds: Readonly<Record<ElementaryName, ByPrecision<number>>> = {
  exp: { f32: 1, f64: 1 },
  log: { f32: 1, f64: 1.25 },
  log1p: { f32: 1.75, f64: 1.75 },
  expm1: { f32: 1.5, f64: 1.5 },
  tanh: { f32: 2.75, f64: 2.75 },
  sigmoid: { f32: 2.75, f64: 2.75 },
  sin: { f32: 1, f64: 1 },
  cos: { f32: 1, f64: 1 },
  erf: { f32: 2.25, f64: 2.25 },
  pow: { f32: 1, f64: 1.25 },
};
