import type { Scalar } from "@titrate/numeric";

/** What a formula's float can be, where it is no NaN: bounds that are not missed by much, and whether it is whole. */
export interface Range {
  readonly least: number;
  readonly most: number;
  readonly isInteger: boolean;
}

const anything: Range = { least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY, isInteger: false };

/** Formulas deeper than this are not followed: what bounds a value stands near it. */
const mostDepth = 32;

const known = new WeakMap<Scalar, Range>();

/** Bounds by interval arithmetic; they ignore rounding, so compare them with a margin. */
export function rangeOf(scalar: Scalar, depth: number = mostDepth): Range {
  if (depth === 0) return anything;
  const range = known.get(scalar) ?? boundsOf(scalar, (part) => rangeOf(part, depth - 1));
  known.set(scalar, range);
  return range;
}

function boundsOf(scalar: Scalar, rangeOf: (part: Scalar) => Range): Range {
  const [a, b] = scalar.args;
  switch (scalar.op) {
    case "constant":
      return { least: scalar.value, most: scalar.value, isInteger: Number.isInteger(scalar.value) };
    case "floor":
    case "ceil":
    case "trunc": {
      const { least, most } = rangeOf(a!);
      return { least: Math.floor(least), most: Math.ceil(most), isInteger: true };
    }
    case "neg": {
      const { least, most, isInteger } = rangeOf(a!);
      return { least: -most, most: -least, isInteger };
    }
    case "abs": {
      const { least, most, isInteger } = rangeOf(a!);
      return { least: 0, most: Math.max(-least, most), isInteger };
    }
    case "add":
      return sum(rangeOf(a!), rangeOf(b!));
    case "sub": {
      const { least, most, isInteger } = rangeOf(b!);
      return sum(rangeOf(a!), { least: -most, most: -least, isInteger });
    }
    case "mul":
      return scaled(rangeOf(a!), b!) ?? scaled(rangeOf(b!), a!) ?? anything;
    case "select":
      return selected(scalar, rangeOf);
    default:
      return anything;
  }
}

function sum(x: Range, y: Range): Range {
  return { least: x.least + y.least, most: x.most + y.most, isInteger: x.isInteger && y.isInteger };
}

function scaled({ least, most, isInteger }: Range, factor: Scalar): Range | undefined {
  if (factor.op !== "constant" || factor.value === 0) return undefined;
  const ends = [least * factor.value, most * factor.value] as const;
  return {
    least: Math.min(...ends),
    most: Math.max(...ends),
    isInteger: isInteger && Number.isInteger(factor.value),
  };
}

/** Either branch; where a value is compared with a limit and replaced by it, no further than the limit. */
function selected(
  { args: [condition, whenTrue, whenFalse] }: Scalar,
  rangeOf: (part: Scalar) => Range,
): Range {
  const [x, y] = [rangeOf(whenTrue!), rangeOf(whenFalse!)];
  const isInteger = x.isInteger && y.isInteger;
  if (condition!.op === "lt" && whenTrue!.op === "constant") {
    const [low, high] = condition!.args;
    const limit = whenTrue!.value;
    const isLimit = (part: Scalar): boolean => part.op === "constant" && part.value === limit;
    if (high === whenFalse && isLimit(low!))
      return { least: Math.min(y.least, limit), most: Math.min(y.most, limit), isInteger };
    if (low === whenFalse && isLimit(high!))
      return { least: Math.max(y.least, limit), most: Math.max(y.most, limit), isInteger };
  }
  return { least: Math.min(x.least, y.least), most: Math.max(x.most, y.most), isInteger };
}
