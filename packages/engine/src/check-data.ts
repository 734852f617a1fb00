import type { Dataset, NumericArray } from "@titrate/plugin";
import { RunError } from "./run-error.ts";
import { type Split, splitPath, splitsOf } from "./splits.ts";

/** Arrays that were found whole: the runs of an arm often share their data. */
const whole = new WeakSet<NumericArray>();

/** Refuses data with holes: NaN would reach every weight in one step. */
export function checkWhole(dataset: Dataset): void {
  for (const [split, examples] of splitsOf(dataset)) {
    for (const what of ["inputs", "targets"] as const) {
      const array = examples[what];
      if (whole.has(array)) continue;
      const at = array.data.findIndex((value) => !Number.isFinite(value));
      if (at >= 0) {
        const message = `${placeOf(dataset, split, what, at)} is ${array.data[at]}; ${advice[what]}`;
        throw new RunError(message, { code: "E_DATA", path: splitPath(split) });
      }
      whole.add(array);
    }
  }
}

const advice = {
  inputs: "a missing number: fill it in, for example by `transforms: [impute]`",
  targets: "a row without a target cannot be learned: leave it out",
};

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
