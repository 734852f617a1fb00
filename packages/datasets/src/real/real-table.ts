import { type Dataset, z } from "@titrate/plugin";
import { loadTable } from "../reading/load-table.ts";
import { readBytes } from "../reading/open.ts";
import { csvReader } from "../reading/read-csv.ts";
import type { Source } from "../reading/source.ts";
import { takeRows } from "../rows/take-rows.ts";

/** Which of ten drawings: 0 is the fixed one. */
export const split: z.ZodDefault<z.ZodInt> = z.int().min(0).max(9).default(0);

interface Described {
  readonly file: string;
  /** SHA-256 of the CSV text, unzipped. */
  readonly sha256: string;
  readonly classes: readonly string[];
  /** The test rows of each split, counted from 0. */
  readonly test: readonly (readonly number[])[];
}

const folder = new URL("../../data/", import.meta.url);

export async function describedTables(): Promise<Readonly<Record<string, Described>>> {
  return JSON.parse(new TextDecoder().decode(await readBytes(sourceOf("datasets", "splits.json"))));
}

/** A table of this package's `data` folder: a stratified quarter for testing, the rest for training. */
export async function realTable(name: string, split: number): Promise<Dataset> {
  const { file, classes, test } = (await describedTables())[name]!;
  const reader = csvReader({
    target: "label",
    classes,
    header: true,
    delimiter: ",",
    drop: [],
    categorical: [],
    missing: [],
  });
  const { train: all, ...rest } = await loadTable(
    [["train", sourceOf(`dataset "${name}"`, file)]],
    reader,
    classes,
  );
  const testRows = test[split]!;
  const held = new Set(testRows);
  const trainRows = Array.from({ length: all.inputs.shape[0]! }, (_, row) => row).filter(
    (row) => !held.has(row),
  );
  return { ...rest, train: takeRows(all, trainRows), test: takeRows(all, testRows) };
}

function sourceOf(subject: string, file: string): Source {
  return { subject, file, path: new URL(file, folder), at: [] };
}
