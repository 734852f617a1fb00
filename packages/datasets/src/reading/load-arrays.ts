import type { Dataset, Examples, NumericArray } from "@titrate/plugin";
import { z } from "@titrate/plugin";
import type { SplitName } from "../rows/map-splits.ts";
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
  .union([z.boolean(), z.int().positive(), z.array(z.string()).min(1)])
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
  return array.values.reduce((most, label) => Math.max(most, label), 0) + 1;
}

function column({ shape, values }: RawArray): NumericArray {
  return { shape: shape.length === 1 ? [...shape, 1] : shape, dtype: "float", data: values };
}

/** Class indices, below `count`; or indices without a bound. */
function wholeNumbers({ source, array }: ArrayFile, count: number | undefined): NumericArray {
  const { shape, values } = array;
  const bound = count ?? 2 ** 31;
  const wrong = values.findIndex((value) => !(Number.isInteger(value) && value >= 0 && value < bound));
  if (wrong >= 0) {
    const row = Math.floor((wrong * shape[0]!) / values.length);
    const what =
      count === undefined ? "indices are whole numbers from 0" : `the classes are 0 to ${bound - 1}`;
    throw refusal(source, `row ${row} (from 0) holds ${values[wrong]}; ${what}`);
  }
  return { shape, dtype: "int", data: Int32Array.from(values) };
}
