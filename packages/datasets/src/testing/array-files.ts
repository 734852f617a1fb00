import { zipSync } from "fflate";

/** An IDX file, byte by byte. */
export function idxOf(type: number, shape: readonly number[], elements: readonly number[]): Uint8Array {
  const bigEndian = (value: number) => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255);
  return Uint8Array.of(0, 0, type, shape.length, ...shape.flatMap(bigEndian), ...elements);
}

/** The bytes of numbers, as a DataView's setter writes them. */
export function bytesOf(
  values: readonly number[],
  width: number,
  set: (view: DataView, offset: number, value: number) => void,
): number[] {
  const view = new DataView(new ArrayBuffer(values.length * width));
  for (const [index, value] of values.entries()) set(view, index * width, value);
  return [...new Uint8Array(view.buffer)];
}

/** A .npy file around a header and elements, its header filled up to a multiple of 64 as NumPy does. */
export function npyOf(header: string, elements: readonly number[], version = 1): Uint8Array {
  const lead = version === 1 ? 10 : 12;
  const length = Math.ceil((lead + header.length + 1) / 64) * 64 - lead;
  const text = new TextEncoder().encode(`${header.padEnd(length - 1)}\n`);
  const size = version === 1 ? [length & 255, length >> 8] : [length & 255, length >> 8, 0, 0];
  return Uint8Array.of(0x93, ...new TextEncoder().encode("NUMPY"), version, 0, ...size, ...text, ...elements);
}

/** The header of an array: `'descr'` and the like. */
export const npyHeader = (dtype: string, shape: readonly number[], fortran = false): string =>
  `{'descr': '${dtype}', 'fortran_order': ${fortran ? "True" : "False"}, 'shape': (${shape.join(", ")}${shape.length === 1 ? "," : ""}), }`;

/** An array of float64. */
export const floats = (shape: readonly number[], values: readonly number[]): Uint8Array =>
  npyOf(
    npyHeader("<f8", shape),
    bytesOf(values, 8, (view, at, value) => view.setFloat64(at, value, true)),
  );

/** An array of uint8. */
export const wholes = (shape: readonly number[], values: readonly number[]): Uint8Array =>
  npyOf(npyHeader("|u1", shape), values);

export const npzOf = (arrays: Readonly<Record<string, Uint8Array>>, level: 0 | 6): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(arrays).map(([name, bytes]) => [`${name}.npy`, bytes])), {
    level,
  });
