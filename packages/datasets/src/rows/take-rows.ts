import type { Examples, NumericArray } from "@titrate/plugin";

/** Some rows, in the order in which they are listed; the lines that they came from go with them. */
export function takeRows({ inputs, targets, origin }: Examples, rows: ArrayLike<number>): Examples {
  return {
    inputs: rowsOf(inputs, rows),
    targets: rowsOf(targets, rows),
    ...(origin && { origin: { file: origin.file, lines: linesOf(origin.lines, rows) } }),
  };
}

function linesOf(lines: Int32Array, rows: ArrayLike<number>): Int32Array {
  const taken = new Int32Array(rows.length);
  for (let at = 0; at < rows.length; at++) taken[at] = lines[rows[at]!]!;
  return taken;
}

function rowsOf({ shape, dtype, data }: NumericArray, rows: ArrayLike<number>): NumericArray {
  const [, ...rest] = shape;
  const size = rest.reduce((product, each) => product * each, 1);
  const taken = dtype === "int" ? new Int32Array(rows.length * size) : new Float64Array(rows.length * size);
  for (let at = 0; at < rows.length; at++) {
    taken.set(data.subarray(rows[at]! * size, (rows[at]! + 1) * size), at * size);
  }
  return { shape: [rows.length, ...rest], dtype, data: taken };
}
