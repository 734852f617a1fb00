import type { Shape } from "@titrate/plugin";

/** An array as a file holds it, row-major. */
export interface RawArray {
  readonly shape: Shape;
  readonly values: Float64Array;
  /** Whether the file's element type is one of whole numbers. */
  readonly whole: boolean;
}

/** Reads one element at a byte offset. */
export type ReadElement = (view: DataView, offset: number) => number;

/** `count` elements of `width` bytes each, from the offset on. */
export function readElements(
  bytes: Uint8Array,
  offset: number,
  count: number,
  width: number,
  read: ReadElement,
): Float64Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = new Float64Array(count);
  for (let index = 0; index < count; index++) values[index] = read(view, offset + index * width);
  return values;
}
