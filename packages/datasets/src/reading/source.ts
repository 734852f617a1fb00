import { resolve } from "node:path";
import { DataError, type DatasetContext } from "@titrate/plugin";
import type { SplitName } from "../rows/map-splits.ts";

/** A file or folder that a parameter of a dataset names. */
export interface Source {
  /** Who reads it: `dataset "csv"`. */
  readonly subject: string;
  /** As it is written in the YAML, which is how messages name it. */
  readonly file: string;
  readonly path: string | URL;
  /** Where the parameter stands, from the dataset's part on. */
  readonly at: readonly (string | number)[];
}

export function sourceOf(
  subject: string,
  { directory }: Pick<DatasetContext, "directory">,
  file: string,
  at: readonly (string | number)[],
): Source {
  return { subject, file, path: resolve(directory, file), at };
}

/** The sources of each split, from the parameters that name them: `{ file, validation, test }`, training first. */
export function splitSources(
  subject: string,
  context: Pick<DatasetContext, "directory">,
  params: Readonly<Record<string, string | undefined>>,
): [SplitName, Source][] {
  return Object.entries(params).flatMap(([key, path], index) =>
    path === undefined
      ? []
      : [[index === 0 ? "train" : (key as SplitName), sourceOf(subject, context, path, [key])]],
  );
}

/** The error of a file, at a line from 1 where one is to blame: `data/train.csv:12: ...`. */
export function refusal({ subject, file, at }: Source, problem: string, line?: number): DataError {
  const place = line === undefined ? file : `${file}:${line}`;
  return new DataError(subject, `${place}: ${problem}`, at);
}

/** What a read threw, as an error that names the file; a DataError is one already. */
export function readFailure(source: Source, thrown: unknown): unknown {
  if (thrown instanceof DataError || !(thrown instanceof Error)) return thrown;
  const code = String((thrown as NodeJS.ErrnoException).code ?? "");
  if (code === "ENOENT") {
    return refusal(
      source,
      `there is no such file: ${source.path}; paths start at the folder of the experiment`,
    );
  }
  if (code === "EISDIR") return refusal(source, "is a folder; name a file");
  if (code === "ENOTDIR") return refusal(source, `is no folder, or lies in none: ${source.path}`);
  if (code.startsWith("Z_")) {
    return refusal(source, `is no whole gzip file (${thrown.message}); get it again, or drop its ending .gz`);
  }
  return code.startsWith("E") ? refusal(source, `cannot be read: ${thrown.message}`) : thrown;
}
