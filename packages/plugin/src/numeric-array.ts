import { DataError, PluginError } from "./error.ts";
import type { NumericArray } from "./kinds/dataset.ts";
import { showValue } from "./returned.ts";

/** Rows of equal length as a float array of shape [rows, columns]. Throws PluginError where they are not. */
export function matrix(rows: readonly (readonly number[])[]): NumericArray {
  const columns = rows[0]?.length ?? 0;
  for (const [index, row] of rows.entries()) {
    const fail = (problem: string): never => {
      throw new PluginError("matrix", `row ${index} ${problem}`);
    };
    if (!Array.isArray(row)) fail(`is ${showValue(row)}; a row is an array of numbers: [[1], [2]]`);
    if (row.length !== columns) {
      fail(`has length ${row.length} and row 0 has ${columns}; make them equal (rows count from 0)`);
    }
    const wrong = row.findIndex((value) => typeof value !== "number");
    if (wrong >= 0) fail(`holds ${showValue(row[wrong])}; give numbers`);
  }
  return { shape: [rows.length, columns], dtype: "float", data: Float64Array.from(rows.flat()) };
}

/**
 * Class indices, one a row, as an int array of shape [rows]. Throws PluginError where one is no whole number, DataError
 * where one is not from 0 to 2^31 - 1.
 */
export function labels(classes: readonly number[]): NumericArray {
  const wrong = classes.findIndex((index) => !Number.isInteger(index));
  if (wrong >= 0) {
    const problem = `row ${wrong} is ${showValue(classes[wrong])}; a class is a whole number from 0`;
    throw new PluginError("labels", problem);
  }
  const outside = classes.findIndex((index) => index < 0 || index > largestClass);
  if (outside >= 0) {
    const problem = `row ${outside} is class ${classes[outside]}; classes are 0 to ${largestClass}`;
    throw new DataError("labels", problem);
  }
  return { shape: [classes.length], dtype: "int", data: Int32Array.from(classes) };
}

/** An Int32Array would wrap what is larger. */
const largestClass = 2 ** 31 - 1;
