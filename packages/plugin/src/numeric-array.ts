import type { NumericArray } from "./kinds/dataset.ts";

/** Rows of equal length as a float array of shape [rows, columns]. */
export function matrix(rows: readonly (readonly number[])[]): NumericArray {
  return { shape: [rows.length, rows[0]?.length ?? 0], dtype: "float", data: Float64Array.from(rows.flat()) };
}

/** Class indices, one a row, as an int array of shape [rows]. */
export function labels(classes: readonly number[]): NumericArray {
  return { shape: [classes.length], dtype: "int", data: Int32Array.from(classes) };
}
