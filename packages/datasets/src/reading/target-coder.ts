import { didYouMean } from "../did-you-mean.ts";
import type { Cell, Fail } from "./feature-coder.ts";
import { numberOf } from "./number-text.ts";

/** `true`: what stands there names classes; a list: their names, in this order; `false`: numbers. */
export type Classes = boolean | readonly string[] | undefined;

/** Makes targets numbers: as they are, or the index of a class. */
export interface TargetCoder {
  code(cell: Cell, fail: Fail): number;
  /** To be called after the training rows: later rows bring no new classes. */
  close(): void;
  /** The classes' names; undefined where targets are numbers. */
  classNames(): readonly string[] | undefined;
  /** The index among `classNames` of a class that `code` gave. */
  index(code: number): number;
}

/** Where nothing is said, texts are classes. They are counted in the order of the rows, numbers in ascending order. */
export function targetCoder(classes: Classes): TargetCoder {
  const listed = Array.isArray(classes);
  const codes = new Map<string, number>(listed ? classes.map((name, index) => [name, index]) : []);
  let closed = listed;
  let holds = classes === undefined ? undefined : classes === false ? "numbers" : "classes";
  let order: string[] | undefined;
  const names = () => {
    order ??= listed ? [...codes.keys()] : sortedNumbers([...codes.keys()]);
    return order;
  };

  return {
    code(cell, fail) {
      if (Number.isNaN(cell)) return fail("the target is missing; give it, or take the row out");
      holds ??= typeof cell === "string" ? "classes" : "numbers";
      if (holds === "numbers") {
        return typeof cell === "number" ? cell : fail(`the target "${cell}" is no number`);
      }
      const name = String(cell);
      const known = codes.get(name);
      if (known !== undefined) return known;
      if (closed) {
        const where = listed ? "`classes`" : "the classes of the training rows";
        return fail(`the class "${name}" is not among ${where}${didYouMean(name, names())}`);
      }
      codes.set(name, codes.size);
      return codes.size - 1;
    },
    close() {
      closed = true;
    },
    classNames: () => (holds === "classes" ? names() : undefined),
    index: (code) => names().indexOf([...codes.keys()][code]!),
  };
}

function sortedNumbers(names: string[]): string[] {
  const numeric = names.every((name) => !Number.isNaN(numberOf(name)));
  return numeric ? names.sort((a, b) => Number(a) - Number(b)) : names;
}
