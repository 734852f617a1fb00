import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type DataError, type Dataset, namedStreams, type PartValue } from "@titrate/plugin";
import { bindPart } from "@titrate/plugin/testing";
import { onTestFinished } from "vitest";
import { datasets, transforms } from "../index.ts";

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Writes files into a folder of their own, which is gone after the test. */
export function folderOf(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), "titrate-datasets-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  }
  return folder;
}

/** Loads a dataset as an experiment in that folder does. */
export async function load(part: PartValue, directory = ".", seed = 1): Promise<Dataset> {
  return bindPart("dataset", part, datasets)({ directory, random: namedStreams(seed)("dataset") });
}

export function transform(dataset: Dataset, part: PartValue, seed = 1): Dataset {
  return bindPart("transform", part, transforms).apply(dataset, {
    random: namedStreams(seed)("transforms.0"),
  });
}

/** What an error says and where in the YAML it points: `message @ path`. */
export async function problem(run: () => unknown): Promise<string> {
  try {
    await run();
  } catch (error) {
    const { name, message, path } = error as DataError;
    return `${name}: ${message} @ ${path?.join(".")}`;
  }
  throw new Error("nothing was thrown");
}

/** Rows of plain numbers, for comparisons. */
export function rowsOf({ shape, data }: { shape: readonly number[]; data: ArrayLike<number> }): number[][] {
  const size = data.length / shape[0]!;
  return Array.from({ length: shape[0]! }, (_, row) =>
    Array.from({ length: size }, (_, at) => data[row * size + at]!),
  );
}
