import type { Tensor } from "@titrate/tensor";
import { type Definition, definePlugin } from "../define.ts";
import { PluginError } from "../error.ts";
import type { Goal } from "../evaluation.ts";
import type { NoParams, ParamValues, Plugin, ZodShape } from "../plugin.ts";
import { expectScalar, isRecord, showValue, wrongReturn } from "../returned.ts";
import type { NumericArray } from "./dataset.ts";

export interface MetricInput {
  /** The loss's `predict` of the model's outputs for all rows of a split. */
  readonly prediction: Tensor;
  /** The targets of the same rows; dtype int where they are class indices. */
  readonly target: Tensor;
}

/** As `MetricInput`, as plain numbers on the host. */
export interface MetricValues {
  readonly prediction: NumericArray;
  readonly target: NumericArray;
  /** The names of the classes, where the dataset has some. */
  readonly classNames?: readonly string[];
}

/** Numbers in rows and columns, such as a confusion matrix. */
export interface MetricTable {
  /** What the rows and the columns are: ["true class", "predicted class"]. */
  readonly axes: readonly [rows: string, columns: string];
  /** Equally long rows. */
  readonly cells: readonly (readonly number[])[];
  /** What each row, and each column, stands for, where they have names. */
  readonly names?: readonly string[];
}

/** One of three: `compute` in the graph, `measure` on the host, or `tabulate`, a table at the end of a run. */
export interface Metric {
  /** The name given in the YAML, else the plugin's. */
  readonly name: string;
  /** undefined of a table. */
  readonly goal?: Goal;
  /** Shape []. */
  compute?(x: MetricInput): Tensor;
  measure?(x: MetricValues): number;
  tabulate?(x: MetricValues): MetricTable;
}

/** What is reported of a model on a split: `compute`, or `measure`, or `tabulate`. */
export interface MetricDefinition<P extends ZodShape> extends Definition<P> {
  /** Which way is better; of a table nothing is. */
  readonly goal?: Goal;
  /** A scalar, shape [], over all rows at once. Throws ShapeError, saying what to change, where shapes do not fit. */
  compute?(x: MetricInput, params: ParamValues<P>): Tensor;
  /**
   * A number of all rows at once, in host code: for what has to sort. Host math comes from `exact`. Throws ShapeError
   * where shapes do not fit; NaN where the figure is not defined, as where a class has no rows.
   */
  measure?(x: MetricValues, params: ParamValues<P>): number;
  /** A table of all rows at once, in host code, made once, when a run has ended. Throws as `measure`. */
  tabulate?(x: MetricValues, params: ParamValues<P>): MetricTable;
}

export function defineMetric<P extends ZodShape = NoParams>(
  definition: MetricDefinition<P>,
): Plugin<"metric"> {
  const { name, goal, compute, measure, tabulate } = definition;
  const subject = `metric "${name}"`;
  const ways = [compute, measure, tabulate].filter((way) => way !== undefined);
  if (ways.length !== 1 || typeof ways[0] !== "function") {
    const problem = `it has ${ways.length === 0 ? "none" : "more than one"} of the functions compute, measure, tabulate`;
    throw new PluginError(subject, `${problem}; give it one`);
  }
  if (tabulate === undefined && goal !== "maximize" && goal !== "minimize") {
    throw new PluginError(subject, `its goal is ${showValue(goal)}; write "maximize" or "minimize"`);
  }
  return definePlugin(
    "metric",
    definition,
    { optionalFunctions: ["compute", "measure", "tabulate"], values: ["goal"] },
    (params, identity) => ({
      name: identity.name ?? name,
      ...(tabulate === undefined && goal && { goal }),
      ...(compute && {
        compute: (x: MetricInput) => expectScalar(subject, "compute returned", compute(x, params)),
      }),
      ...(measure && { measure: (x: MetricValues) => expectNumber(subject, measure(x, params)) }),
      ...(tabulate && { tabulate: (x: MetricValues) => expectTable(subject, tabulate(x, params)) }),
    }),
  );
}

function expectNumber(subject: string, value: unknown): number {
  if (typeof value === "number") return value;
  throw wrongReturn(subject, "measure returned", value, "return a number");
}

function expectTable(subject: string, value: unknown): MetricTable {
  const { axes, cells } = isRecord(value) ? value : {};
  if (Array.isArray(axes) && axes.length === 2 && Array.isArray(cells)) {
    const isRow = (row: unknown): boolean =>
      Array.isArray(row) && row.length === cells[0].length && row.every((cell) => typeof cell === "number");
    const fits = cells.every(isRow);
    if (fits) return value as unknown as MetricTable;
  }
  const advice =
    "return { axes: [rows, columns], cells: [[1, 2], [3, 4]] }, its rows equally long, all numbers";
  throw wrongReturn(subject, "tabulate returned", value, advice);
}
