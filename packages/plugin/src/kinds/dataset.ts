import type { RandomStream } from "@titrate/numeric";
import type { DType, Shape } from "@titrate/tensor";
import { checkDataset } from "../dataset-checks.ts";
import { type Definition, definePlugin } from "../define.ts";
import type { NoParams, ParamValues, Plugin, ZodShape } from "../plugin.ts";

/** Numbers in row-major order; axis 0 is the row. dtype "float" is a Float64Array, "int" an Int32Array. */
export interface NumericArray {
  readonly shape: Shape;
  readonly dtype: Exclude<DType, "bool">;
  readonly data: Float64Array | Int32Array;
}

export interface Examples {
  /** Where a number is missing it is NaN, until a transform imputes it: no run trains on NaN. */
  readonly inputs: NumericArray;
  /** As many rows as `inputs`. */
  readonly targets: NumericArray;
  /** Where the rows were read, for messages. */
  readonly origin?: RowOrigin;
}

/** The file that rows were read from. */
export interface RowOrigin {
  readonly file: string;
  /** The line of each row, from 1. */
  readonly lines: Int32Array;
}

/** One feature of the inputs, on their last axis. */
export interface Column {
  readonly name: string;
  /** What its numbers stand for, where it is categorical: 1 is the second of these. */
  readonly categories?: readonly string[];
}

export interface Dataset {
  readonly train: Examples;
  readonly validation?: Examples;
  readonly test?: Examples;
  /** Given when targets are class indices: dtype int, shape [rows] or [rows, ...], values 0 .. classes - 1. */
  readonly classes?: number;
  /** The names of the classes, in the order of their indices. */
  readonly classNames?: readonly string[];
  /** A class index that says "no target here", which the loss is to ignore; below 0. */
  readonly ignored?: number;
  /** The features, one for each index of the inputs' last axis, where they have names. */
  readonly columns?: readonly Column[];
}

export interface DatasetContext {
  /** The folder of the experiment's file: relative paths start there. */
  readonly directory: string;
  /** The dataset's own stream, for what is generated. */
  readonly random: RandomStream;
}

export type DatasetLoader = (context: DatasetContext) => Promise<Dataset>;

/** Where examples come from. */
export interface DatasetDefinition<P extends ZodShape> extends Definition<P> {
  /**
   * Reads or makes the examples, before the run. The result depends on the parameters, the files named by them
   * and `random` alone; where `random` is not read, one load serves all seeds. Throws DataError, naming the row, where
   * data cannot be used; arrays are checked afterwards to hold what their shapes say.
   */
  load(params: ParamValues<P>, context: DatasetContext): Dataset | Promise<Dataset>;
}

export function defineDataset<P extends ZodShape = NoParams>(
  definition: DatasetDefinition<P>,
): Plugin<"dataset"> {
  return definePlugin(
    "dataset",
    definition,
    { functions: ["load"] },
    (params) => async (context) =>
      checkDataset(`dataset "${definition.name}"`, await definition.load(params, context), params),
  );
}
