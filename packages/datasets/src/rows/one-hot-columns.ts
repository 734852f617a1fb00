import { type Column, DataError, type Dataset } from "@titrate/plugin";
import type { Groups } from "./groups.ts";

/** A column, with what its numbers may be where they stand for categories. */
export interface PlannedColumn {
  readonly name: string | undefined;
  /** The values that training rows have, ascending; undefined for a column that stays. */
  readonly values?: readonly number[];
  readonly categories?: readonly string[];
}

/** What becomes of each column: those that are chosen are to be taken apart by the values of the training rows. */
export function planOneHot(subject: string, { train, columns }: Dataset, groups: Groups): PlannedColumn[] {
  const seen = groups.chosen.map((chosen) => (chosen ? new Set<number>() : undefined));
  const { data } = train.inputs;
  for (const [column, values] of seen.entries()) {
    if (values === undefined) continue;
    for (let at = column; at < data.length; at += seen.length) {
      if (!Number.isNaN(data[at]!)) values.add(data[at]!);
    }
  }
  return seen.map((values, group): PlannedColumn => {
    const { name, categories } = columns?.[group] ?? {};
    if (values?.size === 0) {
      throw new DataError(subject, `${groups.describe(group)} of train has no value; drop it`);
    }
    return {
      name,
      ...(values && { values: [...values].sort((a, b) => a - b) }),
      ...(categories && { categories }),
    };
  });
}

/** The category that a number stands for, else the number. */
export function categoryOf({ categories }: PlannedColumn, value: number): string {
  return categories?.[value] ?? String(value);
}

/** The columns after the encoding: `colour=red` for each category. */
export function namesAfter(plan: readonly PlannedColumn[]): Column[] {
  return plan.flatMap((column, index) => {
    const { name = String(index), values, categories } = column;
    if (values === undefined) return [categories ? { name, categories } : { name }];
    return values.map((value) => ({ name: `${name}=${categoryOf(column, value)}` }));
  });
}
