import type { Examples, NumericArray } from "@titrate/plugin";

/** All rows, one part behind the other. Where they were read stays known if it was one file. */
export function joinRows(parts: readonly Examples[]): Examples {
  const origins = parts.flatMap(({ origin }) => origin ?? []);
  const file = origins[0]?.file;
  const oneFile = origins.length === parts.length && origins.every((origin) => origin.file === file);
  return {
    inputs: joinArrays(parts.map(({ inputs }) => inputs)),
    targets: joinArrays(parts.map(({ targets }) => targets)),
    ...(file !== undefined &&
      oneFile && { origin: { file, lines: joinLines(origins.map(({ lines }) => lines)) } }),
  };
}

function joinLines(parts: readonly Int32Array[]): Int32Array {
  const lines = new Int32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    lines.set(part, at);
    at += part.length;
  }
  return lines;
}

function joinArrays(arrays: readonly NumericArray[]): NumericArray {
  const [, ...rest] = arrays[0]!.shape;
  const rows = arrays.reduce((sum, { shape }) => sum + shape[0]!, 0);
  const length = arrays.reduce((sum, { data }) => sum + data.length, 0);
  const whole = arrays.every(({ dtype }) => dtype === "int");
  const data = whole ? new Int32Array(length) : new Float64Array(length);
  let at = 0;
  for (const each of arrays) {
    data.set(each.data, at);
    at += each.data.length;
  }
  return { shape: [rows, ...rest], dtype: whole ? "int" : "float", data };
}
