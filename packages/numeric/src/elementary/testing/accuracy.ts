import type { Decimal } from "decimal.js";
import { compileScalar } from "../../javascript.ts";
import type { Precision } from "../../scalar.ts";
import { type ElementaryName, elementary } from "../elementary.ts";
import { decimalOf, oracle } from "./oracle.ts";
import { adjacent } from "./samples.ts";

export type Numeric = (...xs: number[]) => number;

/** An elementary function as a JavaScript function. */
export const compiled = (name: ElementaryName, precision: Precision): Numeric =>
  compileScalar(elementary[name], name === "pow" ? 2 : 1, precision);

export interface WorstError {
  /** In units of the last place of the exact value, before it is rounded. */
  readonly ulp: number;
  readonly at: readonly number[];
}

/**
 * The largest error over points (arguments, one array a point) where the exact value is finite and not 0.
 *
 * f64 is measured against decimals of 60 digits, f32 against the f64 function, which has 29 bits more. A result
 * may be infinite where the exact value rounds to infinity; a wrong sign or NaN counts as an infinite error.
 */
export function worstError(
  name: ElementaryName,
  precision: Precision,
  points: Iterable<readonly number[]>,
): WorstError {
  const actual = compiled(name, precision);
  const error = precision === "f64" ? errorInDecimals(name) : errorInDoubles(compiled(name, "f64"));
  let worst: WorstError = { ulp: 0, at: [] };
  for (const at of points) {
    const ulp = error(actual(...at), at);
    if (!(ulp <= worst.ulp)) worst = { ulp: Number.isNaN(ulp) ? Infinity : ulp, at };
  }
  return worst;
}

type ErrorAt = (actual: number, at: readonly number[]) => number;

function errorInDecimals(name: ElementaryName): ErrorAt {
  return (actual, [x, y]) => {
    const exact = oracle[name](x!, y!);
    if (exact.isZero()) return actual === 0 ? 0 : Infinity;
    const nearest = exact.toNumber();
    if (!Number.isFinite(nearest)) return Object.is(actual, nearest) ? 0 : Infinity;
    const spacing = decimalOf(ulpOf("f64", truncated(exact, nearest)));
    if (actual === Infinity || actual === -Infinity) return infinityFor("f64", actual, nearest);
    if (Math.sign(actual) * exact.s < 0) return Infinity;
    return decimalOf(actual).sub(exact).abs().div(spacing).toNumber();
  };
}

function errorInDoubles(reference: Numeric): ErrorAt {
  return (actual, at) => {
    const exact = reference(...at);
    if (actual === exact) return 0;
    const limit = 2 ** 128 - 2 ** 103; // halfway to what would be the next f32
    if (Math.abs(exact) >= limit) return actual === Math.sign(exact) * Infinity ? 0 : Infinity;
    if (actual === Infinity || actual === -Infinity) return infinityFor("f32", actual, exact);
    if (actual * exact < 0) return Infinity;
    return Math.abs(actual - exact) / ulpOf("f32", exact);
  };
}

/** An infinite result where the exact value is still finite: one ulp if that is the last float's neighbour. */
function infinityFor(precision: Precision, actual: number, exact: number): number {
  const largest = adjacent(precision, Infinity, -1);
  return Math.abs(exact) >= adjacent(precision, largest, -1) && actual * exact > 0 ? 1 : Infinity;
}

/** The float next to `exact` on the side of 0, whose binade is that of `exact`. */
function truncated(exact: Decimal, nearest: number): number {
  return decimalOf(nearest).abs().gt(exact.abs()) ? adjacent("f64", nearest, nearest > 0 ? -1 : 1) : nearest;
}

const word = new DataView(new ArrayBuffer(8));

/** The distance of neighbouring floats in the binade of x. */
function ulpOf(precision: Precision, x: number): number {
  word.setFloat64(0, x);
  const exponent = ((word.getInt32(0) >>> 20) & 0x7ff) - 1023;
  return precision === "f32" ? 2 ** Math.max(exponent - 23, -149) : 2 ** Math.max(exponent - 52, -1074);
}

/** Whether two numbers are the same, -0 and NaN apart from all others: for tables of edges. */
export function edgeMismatches(
  name: ElementaryName,
  precision: Precision,
  edges: readonly (readonly number[])[],
): string[] {
  const actual = compiled(name, precision);
  return edges.flatMap((edge) => {
    const result = actual(...edge.slice(0, -1));
    const show = (x: number): string => (Object.is(x, -0) ? "-0" : String(x));
    const [expected, ...at] = [...edge].reverse();
    return Object.is(result, expected)
      ? []
      : [`${name}(${at.reverse().map(show).join(", ")}) = ${show(result)}, not ${show(expected!)}`];
  });
}
