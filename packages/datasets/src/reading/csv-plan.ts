import { DataError } from "@titrate/plugin";
import { columnIndex } from "../column-index.ts";
import { refusal, type Source } from "./source.ts";
import type { Classes } from "./target-coder.ts";

export interface CsvFormat {
  readonly target: string | number | readonly (string | number)[];
  readonly classes?: Classes;
  readonly header: boolean;
  readonly delimiter: string;
  readonly drop: readonly (string | number)[];
  readonly categorical: readonly (string | number)[];
  readonly missing: readonly string[];
}

interface PlannedColumn {
  /** Where it stands in the file. */
  readonly index: number;
  readonly name: string;
  /** Whether numbers in it are names. */
  readonly text: boolean;
}

/** Which columns of a file are what. */
export interface CsvPlan {
  /** Cells in a row. */
  readonly width: number;
  readonly features: readonly PlannedColumn[];
  readonly targets: readonly PlannedColumn[];
}

/**
 * The plan of a file, from its first record.
 *
 * @param first the training file's plan, for the files after it: they hold the same columns, in any order where a
 *   header names them.
 */
export function planCsv(
  source: Source,
  format: CsvFormat,
  { line, cells }: { readonly line: number; readonly cells: readonly string[] },
  first: CsvPlan | undefined,
): CsvPlan {
  const width = cells.length;
  const names = cells.map((cell, index) => (format.header ? cell.trim() : String(index)));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw refusal(source, `two columns are called "${twice}"; rename one`, line);
  if (first !== undefined) return samePlan(source, line, names, format.header, first);

  const find = (wanted: string | number, path: readonly (string | number)[]): number =>
    columnIndex(wanted, width, format.header ? names : undefined, (problem) => {
      throw new DataError(source.subject, `${source.file}:${line}: ${problem}`, path);
    });
  const { target, classes } = format;
  const targets = Array.isArray(target)
    ? target.map((wanted, index) => find(wanted, ["target", index]))
    : [find(target as string | number, ["target"])];
  const findAll = (key: "drop" | "categorical"): Set<number> =>
    new Set(
      format[key].map((wanted, index) => {
        const found = find(wanted, [key, index]);
        if (!targets.includes(found)) return found;
        const problem = `${source.file}:${line}: column ${JSON.stringify(wanted)} is a target; take it out of \`${key}\``;
        throw new DataError(source.subject, problem, [key, index]);
      }),
    );
  const [dropped, categorical] = [findAll("drop"), findAll("categorical")];
  const features = names.flatMap((_, index) =>
    targets.includes(index) || dropped.has(index) ? [] : [index],
  );
  if (features.length === 0) throw refusal(source, "no column is left for the inputs", line);
  const planned = (text: (index: number) => boolean) => (index: number) => ({
    index,
    name: names[index]!,
    text: text(index),
  });
  return {
    width,
    features: features.map(planned((index) => categorical.has(index))),
    targets: targets.map(planned(() => classes !== undefined && classes !== false)),
  };
}

function samePlan(
  source: Source,
  line: number,
  names: readonly string[],
  header: boolean,
  first: CsvPlan,
): CsvPlan {
  if (!header && names.length !== first.width) {
    throw refusal(source, `${names.length} cells, and ${first.width} in the training file`, line);
  }
  const here = (column: PlannedColumn): PlannedColumn => ({
    ...column,
    index: columnIndex(column.name, names.length, names, (problem) => {
      throw refusal(source, problem, line);
    }),
  });
  return { width: names.length, features: first.features.map(here), targets: first.targets.map(here) };
}
