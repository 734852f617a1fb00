import { DataError } from "@titrate/plugin";
import { DTypeError, ShapeError } from "@titrate/tensor";
import { type Finding, fails, holds } from "../check.ts";
import { showSome } from "../show.ts";

/** Those of some candidates that are not refused, and the refusals in words. */
export interface Fitting<T> {
  readonly fit: readonly T[];
  readonly refused: readonly { readonly candidate: T; readonly why: string }[];
}

/** Whether an error says that something does not fit, and not that something is wrong. */
export function isRefusal(error: unknown): error is Error {
  return error instanceof ShapeError || error instanceof DTypeError || error instanceof DataError;
}

/** @throws what `attempt` throws, unless it says that the candidate does not fit. */
export function whatFits<T>(candidates: readonly T[], attempt: (candidate: T) => unknown): Fitting<T> {
  const fit: T[] = [];
  const refused: { candidate: T; why: string }[] = [];
  for (const candidate of candidates) {
    try {
      attempt(candidate);
      fit.push(candidate);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refused.push({ candidate, why: error.message });
    }
  }
  return { fit, refused };
}

/** @throws Error where nothing fits, with the refusals. */
export function firstFit<T>(fitting: Fitting<T>): T {
  const [first] = fitting.fit;
  if (first !== undefined) return first;
  const reasons = new Set(fitting.refused.map(({ why }) => why));
  throw new Error(`nothing that was tried fits: ${showSome([...reasons])}`);
}

/** What a plugin takes nothing of, with the first refusal: "inputs". */
export function takesNone<T>(what: string, { refused }: Fitting<T>): Finding {
  return fails(`it takes none of the ${what} that were tried: ${refused[0]!.why}`);
}

/** Looks at each that fits until one fails; fails where nothing fits. */
export function eachFit<T>(
  fitting: Fitting<T>,
  { what, show }: { readonly what: string; readonly show: (candidate: T) => string },
  look: (candidate: T) => Finding,
): Finding {
  if (fitting.fit.length === 0) return takesNone(what, fitting);
  let found: Finding = holds();
  for (const candidate of fitting.fit) {
    found = look(candidate);
    if (found.outcome === "fails") return { ...found, detail: `${show(candidate)}: ${found.detail}` };
  }
  return found;
}

/** Numbers that are no index, of a table or of a column, do not fit what takes indices. */
export function takesNumbers<Result>(compute: () => Result): Result {
  try {
    return compute();
  } catch (error) {
    throw error instanceof RangeError ? new ShapeError(error.message) : error;
  }
}
