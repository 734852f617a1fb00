import type { Examples, NumericArray } from "@titrate/plugin";
import { placeOf, type SplitName } from "./map-splits.ts";
import { categoryOf, type PlannedColumn } from "./one-hot-columns.ts";

/**
 * Inputs with each planned column taken apart: [rows, ..., features] to [rows, ..., more features].
 *
 * @param unknown called for a value that the plan does not know, which then becomes zeros; a missing one has no
 *   category.
 */
export function encodeOneHot(
  examples: Examples,
  split: SplitName,
  plan: readonly PlannedColumn[],
  unknown: (place: string, column: number, category: string | undefined) => void,
): NumericArray {
  const { shape, data } = examples.inputs;
  const places = plan.map(({ values }) => values && new Map(values.map((value, index) => [value, index])));
  const widths = plan.map(({ values }) => values?.length ?? 1);
  const width = widths.reduce((sum, each) => sum + each, 0);
  const result = new Float64Array((data.length / plan.length) * width);
  const perRow = data.length / shape[0]!;
  for (let from = 0, to = 0; from < data.length; from++) {
    const column = from % plan.length;
    const value = data[from]!;
    const known = places[column];
    const index = known?.get(value);
    if (known === undefined) result[to] = value;
    else if (index !== undefined) result[to + index] = 1;
    else {
      const category = Number.isNaN(value) ? undefined : categoryOf(plan[column]!, value);
      unknown(placeOf(Math.floor(from / perRow), examples, split), column, category);
    }
    to += widths[column]!;
  }
  return { shape: [...shape.slice(0, -1), width], dtype: "float", data: result };
}
