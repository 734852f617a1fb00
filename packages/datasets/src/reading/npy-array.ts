import { type Shape, showShape, sizeOf } from "@titrate/plugin";
import { type RawArray, type ReadElement, readElements } from "./raw-array.ts";
import { refusal, type Source } from "./source.ts";

/** The array of NumPy's .npy format, versions 1 to 3: a magic string, a Python dict, the elements. */
export function parseNpy(source: Source, bytes: Uint8Array): RawArray {
  const { text, start } = headerOf(source, bytes);
  const dtype = /'descr':\s*('[^']*'|\[.*?\]\s*(?=,\s*'|\}))/.exec(text)?.[1];
  const order = /'fortran_order':\s*(True|False)/.exec(text)?.[1];
  const sizes = /'shape':\s*\(([\d\s,]*)\)/.exec(text)?.[1];
  if (dtype === undefined || order === undefined || sizes === undefined) {
    throw refusal(source, `its header cannot be understood: ${text.trim().slice(0, 80)}`);
  }
  const shape = (sizes.match(/\d+/g) ?? []).map(Number);
  const [, littleOrBig, code] = /^'([<>|=])(\w+)'$/.exec(dtype) ?? [];
  const type = code === undefined || !Object.hasOwn(types, code) ? undefined : types[code];
  if (type === undefined) {
    throw refusal(
      source,
      `its elements are ${dtype}, which is not read; save whole numbers or floats, as by array.astype("<f8")`,
    );
  }
  const size = sizeOf(shape);
  const needed = start + size * type.width;
  if (bytes.length !== needed) {
    throw refusal(
      source,
      `has ${bytes.length} bytes, and its header says ${showShape(shape)} of ${dtype}, which are ${needed}; get it again`,
    );
  }
  const little = littleOrBig !== ">";
  const read: ReadElement = (view, offset) => type.read(view, offset, little);
  const values = readElements(bytes, start, size, type.width, read);
  const inexact = type.whole ? values.findIndex((value) => !Number.isSafeInteger(value)) : -1;
  if (inexact >= 0) throw refusal(source, `element ${inexact} is too large for a float of 64 bits: ${dtype}`);
  return { shape, values: order === "True" ? rowMajor(shape, values) : values, whole: type.whole };
}

function headerOf(source: Source, bytes: Uint8Array): { text: string; start: number } {
  const magic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
  if (magic.some((byte, index) => bytes[index] !== byte)) {
    throw refusal(source, "is no .npy array: it does not start with \\x93NUMPY");
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const wide = (bytes[6] ?? 1) > 1;
  const from = wide ? 12 : 10;
  const start =
    bytes.length < from ? from : from + (wide ? view.getUint32(8, true) : view.getUint16(8, true));
  if (bytes.length < start) throw refusal(source, "ends within its header; get it again");
  return { text: new TextDecoder().decode(bytes.subarray(from, start)), start };
}

/** From the first index running fastest to the last. */
function rowMajor(shape: Shape, values: Float64Array): Float64Array {
  const result = new Float64Array(values.length);
  const index = shape.map(() => 0);
  const strides = shape.map((_, axis) => sizeOf(shape.slice(0, axis)));
  for (let at = 0; at < values.length; at++) {
    result[at] = values[index.reduce((sum, each, axis) => sum + each * strides[axis]!, 0)]!;
    for (let axis = shape.length - 1; axis >= 0 && ++index[axis]! === shape[axis]; axis--) index[axis] = 0;
  }
  return result;
}

type ReadOrdered = (view: DataView, offset: number, little: boolean) => number;

const types: Readonly<Record<string, { width: number; whole: boolean; read: ReadOrdered }>> = {
  b1: { width: 1, whole: true, read: (view, at) => view.getUint8(at) },
  i1: { width: 1, whole: true, read: (view, at) => view.getInt8(at) },
  u1: { width: 1, whole: true, read: (view, at) => view.getUint8(at) },
  i2: { width: 2, whole: true, read: (view, at, little) => view.getInt16(at, little) },
  u2: { width: 2, whole: true, read: (view, at, little) => view.getUint16(at, little) },
  i4: { width: 4, whole: true, read: (view, at, little) => view.getInt32(at, little) },
  u4: { width: 4, whole: true, read: (view, at, little) => view.getUint32(at, little) },
  i8: { width: 8, whole: true, read: (view, at, little) => Number(view.getBigInt64(at, little)) },
  u8: { width: 8, whole: true, read: (view, at, little) => Number(view.getBigUint64(at, little)) },
  f4: { width: 4, whole: false, read: (view, at, little) => view.getFloat32(at, little) },
  f8: { width: 8, whole: false, read: (view, at, little) => view.getFloat64(at, little) },
};
