import type { Dataset, Examples, NumericArray } from "@titrate/plugin";
import { z } from "@titrate/plugin";
import type { SplitName } from "../rows/map-splits.ts";
import { classList } from "./class-list.ts";
import type { RawArray } from "./raw-array.ts";
import { refusal, type Source } from "./source.ts";

export interface ArrayFile {
  readonly source: Source;
  readonly array: RawArray;
}

export interface ArraySplit {
  readonly inputs: ArrayFile;
  readonly targets: ArrayFile;
}

/** How many classes there are, or their names; false: targets are numbers. */
export const arrayClasses: z.ZodType<boolean | number | string[] | undefined> = z
  .union([z.boolean(), z.int().positive(), classList])
  .optional();

/**
 * The dataset of arrays whose first axis is the row. A single axis becomes [rows, 1]; but targets of whole numbers on
 * one axis are class indices unless `classes` is false, and those on more axes are if it is given.
 *
 * @param indices whether inputs of whole numbers stay such, for an embedding.
 */
export function loadArrays(
  splits: readonly (readonly [SplitName, ArraySplit])[],
  classes: boolean | number | readonly string[] | undefined,
  indices = false,
): Dataset {
  for (const { source, array } of splits.flatMap(([, { inputs, targets }]) => [inputs, targets])) {
    if (array.shape.length > 0) continue;
    throw refusal(
      source,
      "is a single number, so there are no rows; save an array with rows on its first axis",
    );
  }
  const [[, train]] = splits as [readonly [SplitName, ArraySplit]];
  const { whole, shape } = train.targets.array;
  const areClasses = classes === undefined ? whole && shape.length === 1 : classes !== false;
  const count = areClasses ? countOf(classes, train.targets) : undefined;
  const examples = splits.map(([split, { inputs, targets }]): [SplitName, Examples] => [
    split,
    {
      inputs: indices ? wholeNumbers(inputs, undefined) : column(inputs.array),
      targets: count === undefined ? column(targets.array) : wholeNumbers(targets, count),
    },
  ]);
  return {
    ...(Object.fromEntries(examples) as Pick<Dataset, "train" | "validation" | "test">),
    ...(count !== undefined && { classes: count }),
    ...(Array.isArray(classes) && { classNames: classes as readonly string[] }),
  };
}

function countOf(classes: boolean | number | readonly string[] | undefined, { array }: ArrayFile): number {
  if (typeof classes === "number") return classes;
  if (Array.isArray(classes)) return classes.length;
  let most = 0;
  for (const label of array.values) if (label > most) most = label;
  return Math.floor(most) + 1;
}

function column({ shape, values }: RawArray): NumericArray {
  return { shape: shape.length === 1 ? [...shape, 1] : shape, dtype: "float", data: values };
}

/** Class indices, below `count`; or indices without a bound of their own. */
function wholeNumbers({ source, array }: ArrayFile, count: number | undefined): NumericArray {
  const { shape, values } = array;
  const bound = Math.min(count ?? limit, limit);
  const data = new Int32Array(values.length);
  for (let at = 0; at < values.length; at++) {
    const value = values[at]!;
    if (!(Number.isInteger(value) && value >= 0 && value < bound)) {
      const row = Math.floor((at * shape[0]!) / values.length);
      throw refusal(source, `row ${row} (from 0) holds ${value}; ${reason(value, count)}`);
    }
    data[at] = value;
  }
  return { shape, dtype: "int", data };
}

/** An Int32Array would wrap it, and what is larger. */
const limit = 2 ** 31;

function reason(value: number, count: number | undefined): string {
  const what = count === undefined ? "indices" : "classes";
  if (value >= limit) return `${what} are at most ${limit - 1}`;
  const hint = count === undefined ? "" : "; where targets are numbers, write `classes: false`";
  if (!Number.isInteger(value)) return `${what} are whole numbers from 0${hint}`;
  if (count === undefined) return "indices are whole numbers from 0";
  return `the classes are 0 to ${count - 1}${value < 0 ? hint : ""}`;
}
