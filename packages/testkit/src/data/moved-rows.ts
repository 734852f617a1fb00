import type { Dataset, Examples } from "@titrate/plugin";
import { splitNames } from "./same-data.ts";

/**
 * How rows went from one split to another, in words; undefined where they did not. Rows are known by the file that
 * they say they are from, by their numbers, before or after, and by how many there are.
 */
export function movedRows(before: Dataset, after: Dataset): string | undefined {
  const rowsOf = (dataset: Dataset, split: (typeof splitNames)[number]) =>
    dataset[split]?.inputs.shape[0] ?? 0;
  for (const split of splitNames) {
    const [own, made] = [before[split], after[split]];
    if (made === undefined) continue;
    if (own === undefined) return `there is a ${split} split, and there was none`;
    const file = made.origin?.file;
    if (file !== undefined && own.origin !== undefined && file !== own.origin.file)
      return `rows of ${split} say that they are from ${file}, not from ${own.origin.file}`;
    for (const other of splitNames) {
      if (other === split) continue;
      const shrinks = rowsOf(after, other) < rowsOf(before, other);
      if (shrinks && rowsOf(after, split) > rowsOf(before, split))
        return `${split} gains rows and ${other} loses some`;
      for (const [what, others] of [
        ["was", before[other]],
        ["is", after[other]],
      ] as const) {
        const row = others && sharedRow(made, others);
        if (row !== undefined) return `row ${row} of ${split} ${what} a row of ${other} too`;
      }
    }
  }
  return undefined;
}

/** The first row of one that is a row of the other; undefined where numbers repeat, and rows may be the same by chance. */
function sharedRow(one: Examples, other: Examples): number | undefined {
  if (!isDistinct(one) || !isDistinct(other)) return undefined;
  const theirs = new Set(rowTexts(other));
  const found = rowTexts(one).findIndex((row) => theirs.has(row));
  return found < 0 ? undefined : found;
}

/** Whether each row has a number that is no whole one, and no such number comes twice in a split. */
function isDistinct({ inputs }: Examples): boolean {
  const broken = Array.from(inputs.data).filter((value) => !Number.isInteger(value) && !Number.isNaN(value));
  const whole = (row: string): boolean => row.split(" ").every((value) => /^(NaN|-?\d+)$/.test(value));
  return new Set(broken).size === broken.length && !rowTexts({ inputs }).some(whole);
}

function rowTexts({ inputs }: Pick<Examples, "inputs">): string[] {
  const rows = inputs.shape[0]!;
  const size = inputs.data.length / rows;
  return Array.from({ length: rows }, (_, row) =>
    Array.from(inputs.data.subarray(row * size, (row + 1) * size)).join(" "),
  );
}
