import { DataError } from "@titrate/plugin";
import { DTypeError, ShapeError } from "@titrate/tensor";
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
