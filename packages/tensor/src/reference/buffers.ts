import type { Precision } from "@titrate/numeric";
import type { DType } from "../shape.ts";

/** The numbers of one node, row-major; bools are 0 or 1. */
export type Buffer = Float64Array | Float32Array | Int32Array | Uint8Array;

const arrays = { int: Int32Array, bool: Uint8Array } as const;
const floats = { f32: Float32Array, f64: Float64Array } as const;

const arrayOf = (dtype: DType, precision: Precision) =>
  dtype === "float" ? floats[precision] : arrays[dtype];

/** Zeros. */
export const allocate = (dtype: DType, precision: Precision, size: number): Buffer =>
  new (arrayOf(dtype, precision))(size);

/** Bytes of one element. */
export const bytesPer = (dtype: DType, precision: Precision): number =>
  arrayOf(dtype, precision).BYTES_PER_ELEMENT;
