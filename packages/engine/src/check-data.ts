import type { Precision } from "@titrate/numeric";
import type { Dataset, NumericArray } from "@titrate/plugin";
import { RunError } from "./run-error.ts";
import { type Split, splitPath, splitsOf } from "./splits.ts";

/** Arrays that were found whole in a precision: the runs of an arm often share their data. */
const whole: Readonly<Record<Precision, WeakSet<NumericArray>>> = { f32: new WeakSet(), f64: new WeakSet() };

/** Refuses data with holes, of which NaN would reach every weight in one step, and numbers that only count categories. */
export function checkTrainable(dataset: Dataset, precision: Precision): void {
  if (dataset.train.inputs.dtype === "float") refuseCategories(dataset);
  for (const [split, examples] of splitsOf(dataset)) {
    for (const what of ["inputs", "targets"] as const) {
      const array = examples[what];
      if (whole[precision].has(array)) continue;
      const fits =
        precision === "f32" ? (value: number) => Number.isFinite(Math.fround(value)) : Number.isFinite;
      const at = array.data.findIndex((value) => !fits(value));
      if (at >= 0) {
        const value = array.data[at]!;
        const message = `${placeOf(dataset, split, what, at)} is ${value}; ${adviceOn(value, what)}`;
        throw new RunError(message, { code: "E_DATA", path: splitPath(split) });
      }
      whole[precision].add(array);
    }
  }
}

/** Refuses numbers that are names of categories: that the third is three times the first means nothing. */
function refuseCategories({ columns = [] }: Dataset): void {
  const column = columns.find(({ categories }) => categories !== undefined);
  if (column === undefined) return;
  const few = column.categories!.slice(0, 3).join(", ");
  const message = `column "${column.name}" of the inputs is categorical (${few}${column.categories!.length > 3 ? ", ..." : ""}), and its numbers only count the categories; add to \`transforms\` one-hot, or ordinal where their order means something, or drop it`;
  throw new RunError(message, { code: "E_DATA", path: ["dataset"] });
}

function adviceOn(value: number, what: "inputs" | "targets"): string {
  if (Number.isFinite(value)) return "too large for f32: scale it, or write `precision: f64`";
  if (!Number.isNaN(value)) return "no number to compute with";
  if (what === "targets") return "a row without a target cannot be learned: leave it out";
  return "a missing number: fill it in, for example by `transforms: [impute]`";
}

/** `row 3 of the inputs of train (people.csv:5, column "age")`. */
function placeOf(dataset: Dataset, split: Split, what: "inputs" | "targets", at: number): string {
  const { origin, ...arrays } = dataset[split]!;
  const { shape, data } = arrays[what];
  const row = Math.floor((at * shape[0]!) / data.length);
  const column = what === "inputs" ? dataset.columns?.[at % shape.at(-1)!]?.name : undefined;
  const notes = [
    ...(origin === undefined ? [] : [`${origin.file}:${origin.lines[row]}`]),
    ...(column === undefined ? [] : [`column "${column}"`]),
  ];
  return `row ${row} of the ${what} of ${split}${notes.length === 0 ? "" : ` (${notes.join(", ")})`}`;
}
