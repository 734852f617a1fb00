import { javascriptHelpers, type Precision, printJavaScript, type Scalar } from "@titrate/numeric";
import { bytesPer, type DType, viewOf } from "@titrate/tensor";
import { countedLoop, get, i32, op, set } from "../assembler/code.ts";
import { emitScalars } from "../emit/scalar.ts";
import { loadVector, neighbours, packBools, storeVector } from "../emit/vectors.ts";
import { dataAt, runCode } from "./run-code.ts";

/** The values of one argument: argument n of a formula takes column n. All columns are as long; a multiple of 4. */
export interface Column {
  readonly dtype: DType;
  readonly values: readonly number[];
}

/** What a formula gives for each row of the columns, as vector code. */
export function compiledValues(
  formula: Scalar,
  columns: readonly Column[],
  precision: Precision,
): readonly number[] {
  const rows = columns[0]!.values.length;
  const width = rows * 8;
  const data = new Uint8Array(width * (columns.length + 1));
  for (const [i, { dtype, values }] of columns.entries())
    viewOf(dtype, precision, data.buffer, i * width, rows).set(values);
  const memory = runCode(precision, data, (emitter) => {
    const { fn, lanes } = emitter;
    const turn = fn.local("i32");
    const address = (dtype: DType, column: number) => ({
      code: op("i32.mul", get(turn), i32(lanes.count * bytesPer(dtype, precision))),
      offset: dataAt + column * width,
    });
    const args = columns.map(({ dtype }, i) => {
      const local = fn.local("v128");
      const vector = loadVector(dtype, address(dtype, i), neighbours(lanes.count), emitter);
      return { local, load: set(local, vector) };
    });
    const { statements, values } = emitScalars(
      [formula],
      args.map(({ local }) => get(local)),
      emitter,
    );
    const result = fn.local("v128");
    const stored = formula.type === "bool" ? packBools(values[0]!, emitter) : values[0]!;
    const to = address(formula.type, columns.length);
    return countedLoop(turn, 0, rows / lanes.count, 1, [
      args.map(({ load }) => load),
      statements,
      set(result, stored),
      storeVector(formula.type, to, neighbours(lanes.count), get(result), emitter),
    ]);
  });
  return Array.from(viewOf(formula.type, precision, memory, dataAt + columns.length * width, rows));
}

/** The same by the JavaScript that the reference runs. */
export function interpretedValues(
  formula: Scalar,
  columns: readonly Column[],
  precision: Precision,
): readonly number[] {
  const names = columns.map((_, i) => `x${i}`);
  const { hoisted, statements, result } = printJavaScript(formula, names, precision);
  const value = formula.type === "bool" ? `${result} ? 1 : 0` : result;
  const body = [...hoisted, `return (${names}) => {`, ...statements, `return ${value};`, "};"].join("\n");
  const run = new Function(...Object.keys(javascriptHelpers), body)(...Object.values(javascriptHelpers));
  const rows = columns[0]!.values.length;
  return Array.from({ length: rows }, (_, row) => run(...columns.map(({ values }) => values[row])));
}
