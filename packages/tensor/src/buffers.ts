import type { Precision } from "@titrate/numeric";
import type { DType } from "./shape.ts";

/** The numbers of one node, row-major; bools are 0 or 1. */
export type Buffer = Float64Array | Float32Array | Int32Array | Uint8Array;

const arrays = { int: Int32Array, bool: Uint8Array } as const;
const floats = { f32: Float32Array, f64: Float64Array } as const;

type BufferConstructor =
  | Float64ArrayConstructor
  | Float32ArrayConstructor
  | Int32ArrayConstructor
  | Uint8ArrayConstructor;

const arrayOf = (dtype: DType, precision: Precision): BufferConstructor =>
  dtype === "float" ? floats[precision] : arrays[dtype];

/** Zeros. */
export const allocate = (dtype: DType, precision: Precision, size: number): Buffer =>
  new (arrayOf(dtype, precision))(size);

/** The numbers that lie in a memory from a byte on. */
export const viewOf = (
  dtype: DType,
  precision: Precision,
  memory: ArrayBuffer,
  address: number,
  size: number,
): Buffer => new (arrayOf(dtype, precision))(memory, address, size);

/** Bytes of one element. */
export const bytesPer = (dtype: DType, precision: Precision): number =>
  arrayOf(dtype, precision).BYTES_PER_ELEMENT;
