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
  return definePlugin(
    "dataset",
    definition,
    ["load"],
    (params) => (context) => checkDataset(definition.name, definition.load(params, context), params),
  );
}
