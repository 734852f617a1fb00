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

/**
 * Where nothing is said, texts are classes. They are counted in the order of the rows, numbers in ascending order; if
 * all are numbers, 1 and 1.0 are one class, with the name that came first.
 */
export function targetCoder(classes: Classes): TargetCoder {
  const listed = Array.isArray(classes);
  const texts: string[] = listed ? [...classes] : [];
  const codes = new Map(texts.map((text, code) => [text, code]));
  let closed = listed;
  let holds = classes === undefined ? undefined : classes === false ? "numbers" : "classes";
  let order: readonly string[] | undefined;
  const names = () => {
    order ??= listed ? texts : namesOf(texts);
    return order;
  };
  const sameNumber = (name: string): number => {
    const value = numberOf(name);
    if (Number.isNaN(value) || !areNumbers(texts)) return -1;
    return texts.findIndex((text) => Number(text) === value);
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
      const same = closed ? sameNumber(name) : -1;
      if (closed && same < 0) {
        const where = listed ? "`classes`" : "the classes of the training rows";
        return fail(`the class "${name}" is not among ${where}${didYouMean(name, names())}`);
      }
      codes.set(name, closed ? same : texts.length);
      if (!closed) texts.push(name);
      return codes.get(name)!;
    },
    close() {
      closed = true;
    },
    classNames: () => (holds === "classes" ? names() : undefined),
    index: (code) => {
      const text = texts[code]!;
      const index = names().indexOf(text);
      return index >= 0 ? index : names().findIndex((name) => Number(name) === Number(text));
    },
  };
}

function areNumbers(texts: readonly string[]): boolean {
  return texts.every((text) => !Number.isNaN(numberOf(text)));
}

function namesOf(texts: readonly string[]): readonly string[] {
  if (!areNumbers(texts)) return texts;
  const byValue = new Map<number, string>();
  for (const text of texts) if (!byValue.has(Number(text))) byValue.set(Number(text), text);
  return [...byValue].sort(([a], [b]) => a - b).map(([, text]) => text);
}
