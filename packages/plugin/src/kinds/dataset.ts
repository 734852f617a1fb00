import type { RandomStream } from "@titrate/numeric";
import { type DType, type Shape, showShape, sizeOf } from "@titrate/tensor";
import { type Definition, definePlugin } from "../define.ts";
import { DataError } from "../error.ts";
import type { NoParams, ParamValues, Plugin, ZodShape } from "../plugin.ts";

/** Numbers in row-major order; axis 0 is the row. dtype "float" is a Float64Array, "int" an Int32Array. */
export interface NumericArray {
  readonly shape: Shape;
  readonly dtype: Exclude<DType, "bool">;
  readonly data: Float64Array | Int32Array;
}

export interface Examples {
  readonly inputs: NumericArray;
  /** As many rows as `inputs`. */
  readonly targets: NumericArray;
}

export interface Dataset {
  readonly train: Examples;
  readonly validation?: Examples;
  readonly test?: Examples;
  /** Given when targets are class indices: dtype int, shape [rows], values 0 .. classes - 1. */
  readonly classes?: number;
}

export interface DatasetContext {
  /** The folder of the experiment's file: relative paths start there. */
  readonly directory: string;
  /** The dataset's own stream, for what is generated. */
  readonly random: RandomStream;
}

export type DatasetLoader = (context: DatasetContext) => Dataset;

/** Where examples come from. */
export interface DatasetDefinition<P extends ZodShape> extends Definition<P> {
  /**
   * Reads or makes the examples, before the run. The result depends on the parameters, the files named by them
   * and `random` alone. Throws DataError, naming the row, where data cannot be used; arrays are checked
   * afterwards to hold what their shapes say.
   */
  load(params: ParamValues<P>, context: DatasetContext): Dataset;
}

export function defineDataset<P extends ZodShape = NoParams>(
  definition: DatasetDefinition<P>,
): Plugin<"dataset"> {
  return definePlugin("dataset", definition, ["load"], (params) => (context) => {
    const dataset = definition.load(params, context);
    const splits = { train: dataset.train, validation: dataset.validation, test: dataset.test };
    for (const [split, examples] of Object.entries(splits)) {
      if (examples === undefined) continue;
      checkExamples(definition.name, split, examples, dataset.classes);
      checkSameRows(definition.name, split, examples, dataset.train);
    }
    return dataset;
  });
}

function checkExamples(dataset: string, split: string, { inputs, targets }: Examples, classes?: number) {
  for (const [what, { shape, data, dtype }] of Object.entries({ inputs, targets })) {
    const where = `the ${what} of ${split}`;
    const size = sizeOf(shape);
    if (shape.length === 0 || size === 0)
      throw new DataError(dataset, `${where} are empty; give at least one row`);
    if (data.length !== size) {
      throw new DataError(dataset, `${where} hold ${data.length} numbers; ${showShape(shape)} needs ${size}`);
    }
    if ((dtype === "int") !== data instanceof Int32Array) {
      throw new DataError(
        dataset,
        `${where} are ${dtype}; that is ${dtype === "int" ? "an Int32Array" : "a Float64Array"}`,
      );
    }
  }
  const [rows, targetRows] = [inputs.shape[0], targets.shape[0]];
  if (rows !== targetRows) {
    throw new DataError(
      dataset,
      `${split} has ${rows} rows of inputs and ${targetRows} of targets; make them equal`,
    );
  }
  if (classes !== undefined) checkClasses(dataset, split, targets, classes);
}

function checkSameRows(dataset: string, split: string, examples: Examples, train: Examples) {
  for (const what of ["inputs", "targets"] as const) {
    const [own, expected] = [examples[what].shape, train[what].shape].map((shape) =>
      showShape(shape.slice(1)),
    );
    if (own === expected) continue;
    throw new DataError(
      dataset,
      `a row of the ${what} of ${split} is ${own}, and ${expected} in train; make them equal`,
    );
  }
}

function checkClasses(dataset: string, split: string, targets: NumericArray, classes: number) {
  if (targets.dtype !== "int" || targets.shape.length !== 1) {
    throw new DataError(dataset, `the targets of ${split} are classes; give one whole number a row`);
  }
  const row = targets.data.findIndex((label) => label < 0 || label >= classes);
  if (row < 0) return;
  throw new DataError(
    dataset,
    `row ${row} of the targets of ${split} is class ${targets.data[row]}; with ${classes} classes they are 0 to ${classes - 1}`,
  );
}
