import { showShape, sizeOf } from "@titrate/plugin";
import { type RawArray, type ReadElement, readElements } from "./raw-array.ts";
import { refusal, type Source } from "./source.ts";

/** The array of an IDX file, MNIST's format: two zeros, the element type, the rank, the sizes, all big-endian. */
export function parseIdx(source: Source, bytes: Uint8Array): RawArray {
  const [first, second, code = 0, rank = 0] = bytes;
  const type = types[code];
  if (first !== 0 || second !== 0 || type === undefined || rank === 0) {
    const magic = [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
    throw refusal(
      source,
      `is no IDX file: it starts with ${magic}, and such a file with 00 00, a type (08, 09, 0b to 0e) and a rank`,
    );
  }
  const header = 4 + 4 * rank;
  if (bytes.length < header) throw refusal(source, "ends within its header; get it again");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shape = Array.from({ length: rank }, (_, axis) => view.getUint32(4 + 4 * axis));
  const needed = header + sizeOf(shape) * type.width;
  if (bytes.length !== needed) {
    throw refusal(
      source,
      `has ${bytes.length} bytes, and its header says ${showShape(shape)}, which are ${needed}; get it again`,
    );
  }
  return {
    shape,
    values: readElements(bytes, header, sizeOf(shape), type.width, type.read),
    whole: type.whole,
  };
}

const types: Readonly<Record<number, { width: number; whole: boolean; read: ReadElement }>> = {
  8: { width: 1, whole: true, read: (view, at) => view.getUint8(at) },
  9: { width: 1, whole: true, read: (view, at) => view.getInt8(at) },
  11: { width: 2, whole: true, read: (view, at) => view.getInt16(at) },
  12: { width: 4, whole: true, read: (view, at) => view.getInt32(at) },
  13: { width: 4, whole: false, read: (view, at) => view.getFloat32(at) },
  14: { width: 8, whole: false, read: (view, at) => view.getFloat64(at) },
};
