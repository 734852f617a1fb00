import { readFileSync } from "node:fs";
import { type DType, literal, type Tensor } from "@titrate/tensor";

/** A tensor in a file of vectors: flat, row-major. */
export interface VectorTensor {
  readonly shape: readonly number[];
  readonly data: readonly number[];
  readonly dtype?: DType;
}

/** Reads a JSON file of vectors; "NaN", "Infinity" and "-Infinity", which JSON lacks, become numbers. */
export function readVectors<T>(url: URL): T {
  return JSON.parse(readFileSync(url, "utf8"), (_key, value) =>
    value === "NaN" || value === "Infinity" || value === "-Infinity" ? Number(value) : value,
  ) as T;
}

export function literalOf({ shape, data, dtype }: VectorTensor): Tensor {
  return literal(data, shape, dtype);
}

/** The largest |got - want| / max(1, |want|). Infinite where lengths differ, or only one of two is NaN or infinite. */
export function worstError(got: ArrayLike<number>, want: ArrayLike<number>): number {
  if (got.length !== want.length) return Number.POSITIVE_INFINITY;
  let worst = 0;
  for (let i = 0; i < want.length; i++) {
    const [g, w] = [got[i]!, want[i]!];
    if (Object.is(g, w) || g === w) continue;
    const error = Math.abs(g - w) / Math.max(1, Math.abs(w));
    worst = Number.isNaN(error) ? Number.POSITIVE_INFINITY : Math.max(worst, error);
  }
  return worst;
}
