import { showShape, sizeOf } from "@titrate/tensor";
import { DataError, PluginError } from "./error.ts";
import type { Dataset, Examples, NumericArray } from "./kinds/dataset.ts";
import { isRecord, showValue, wrongReturn } from "./returned.ts";

/**
 * What a dataset loads, or a transform makes, holds together: the form of it (else PluginError: its author can mend
 * that) and its numbers (else DataError, with the place where the parameters hold them).
 *
 * @param subject who made it: `dataset "table"`.
 * @param made the start of a sentence that the value ends.
 */
export function checkDataset(
  subject: string,
  loaded: unknown,
  params: object,
  made = "load returned",
): Dataset {
  const dataset = expectForm(subject, loaded, made);
  for (const [split, examples] of splitsOf(dataset)) {
    const error: ErrorAt = (problem, what, row) => {
      const place = [...(split === "train" ? [] : [split]), what, ...(row === undefined ? [] : [row])];
      return new DataError(subject, problem, placeIn(params, place));
    };
    checkExamples(split, examples, error);
    if (dataset.classes !== undefined) checkClasses(split, examples.targets, dataset, error);
    checkSameRows(split, examples, dataset.train, error);
  }
  return dataset;
}

type ErrorAt = (problem: string, what: keyof Examples, row?: number) => DataError;

/** As much of a place as the parameters have: all of it in `table`, ["test"] where `test` is a file's name. */
function placeIn(params: unknown, place: readonly (string | number)[]): (string | number)[] | undefined {
  const path: (string | number)[] = [];
  let inner = params;
  for (const key of place) {
    if (typeof inner !== "object" || inner === null || !Object.hasOwn(inner, key)) break;
    inner = (inner as Record<string | number, unknown>)[key];
    if (inner === undefined) break;
    path.push(key);
  }
  return path.length === 0 ? undefined : path;
}

function splitsOf({ train, validation, test }: Dataset): [string, Examples][] {
  const splits = Object.entries({ train, validation, test });
  return splits.filter((split): split is [string, Examples] => split[1] !== undefined);
}

function expectForm(subject: string, loaded: unknown, made: string): Dataset {
  if (!isRecord(loaded) || loaded.train === undefined) {
    const advice = "return { train: { inputs: matrix(rows), targets: matrix(rows) } }";
    throw wrongReturn(subject, made, loaded, advice);
  }
  const dataset = loaded as unknown as Dataset;
  for (const [split, examples] of splitsOf(dataset)) {
    if (!isRecord(examples)) {
      throw new PluginError(subject, `${split} is ${showValue(examples)}; give { inputs, targets }`);
    }
    for (const what of ["inputs", "targets"] as const) {
      expectArray(subject, `the ${what} of ${split}`, examples[what]);
    }
  }
  const { classes, classNames, ignored, columns } = dataset;
  const { dtype, shape } = dataset.train.targets;
  if (classes === undefined && dtype === "int" && shape.length === 1) {
    throw new PluginError(subject, "the targets are class indices; return `classes` too: how many there are");
  }
  if (classes !== undefined && !(Number.isInteger(classes) && classes > 0)) {
    throw new PluginError(subject, `classes is ${showValue(classes)}; give how many classes there are`);
  }
  if (classNames !== undefined && classNames.length !== classes) {
    throw new PluginError(
      subject,
      `classNames has ${classNames.length} names; give one for each of the ${classes} classes`,
    );
  }
  if (ignored !== undefined && !(Number.isInteger(ignored) && ignored < 0)) {
    throw new PluginError(subject, `ignored is ${showValue(ignored)}; give a whole number below 0`);
  }
  const features = dataset.train.inputs.shape.at(-1);
  if (columns !== undefined && columns.length !== features) {
    throw new PluginError(
      subject,
      `columns has ${columns.length} entries; give one for each of the ${features} features`,
    );
  }
  return dataset;
}

function expectArray(subject: string, where: string, array: unknown): void {
  const shape = isRecord(array) ? array.shape : undefined;
  if (!isRecord(array) || !Array.isArray(shape) || !shape.every(Number.isInteger)) {
    const advice = "make them with matrix(rows), or with labels(classes) where they are class indices";
    throw new PluginError(subject, `${where} are ${showValue(array)}; ${advice}`);
  }
  const { dtype, data } = array;
  if (dtype !== "float" && dtype !== "int") {
    throw new PluginError(subject, `the dtype of ${where} is ${showValue(dtype)}; write "float" or "int"`);
  }
  if (data instanceof (dtype === "int" ? Int32Array : Float64Array)) return;
  const needed = dtype === "int" ? "an Int32Array" : "a Float64Array";
  throw new PluginError(
    subject,
    `the data of ${where} is ${showValue(data)}; dtype "${dtype}" needs ${needed}`,
  );
}

function checkExamples(split: string, examples: Examples, error: ErrorAt): void {
  for (const what of ["inputs", "targets"] as const) {
    const { shape, data } = examples[what];
    const where = `the ${what} of ${split}`;
    const size = sizeOf(shape);
    if (shape.length === 0 || size === 0) throw error(`${where} are empty; give at least one row`, what);
    if (data.length !== size) {
      throw error(`${where} hold ${data.length} numbers; ${showShape(shape)} needs ${size}`, what);
    }
  }
  const [rows, targetRows] = [examples.inputs.shape[0], examples.targets.shape[0]];
  if (rows === targetRows) return;
  throw error(`${split} has ${rows} rows of inputs and ${targetRows} of targets; make them equal`, "targets");
}

function checkSameRows(split: string, examples: Examples, train: Examples, error: ErrorAt): void {
  for (const what of ["inputs", "targets"] as const) {
    const [own, expected] = [examples[what].shape, train[what].shape].map((shape) =>
      showShape(shape.slice(1)),
    );
    if (own === expected) continue;
    throw error(
      `a row of the ${what} of ${split} is ${own}, and ${expected} in train; make them equal`,
      what,
    );
  }
}

function checkClasses(
  split: string,
  targets: NumericArray,
  { classes = 0, ignored }: Dataset,
  error: ErrorAt,
): void {
  if (targets.dtype !== "int") {
    throw error(`the targets of ${split} are classes; give one whole number a row`, "targets");
  }
  const wrong = targets.data.findIndex((label) => (label < 0 || label >= classes) && label !== ignored);
  if (wrong < 0) return;
  const label = targets.data[wrong];
  const row = Math.floor((wrong * targets.shape[0]!) / targets.data.length);
  throw error(
    `row ${row} of the targets of ${split} is class ${label}; with ${classes} classes they are 0 to ${classes - 1}`,
    "targets",
    row,
  );
}
