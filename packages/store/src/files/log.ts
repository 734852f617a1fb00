import { canonicalJson, type Json } from "../json.ts";
import { accessError } from "../store-error.ts";
import type { Files } from "./files.ts";

/**
 * Appends a record to a log, a line of JSON. What a kill or a power cut left of a last line is cut first.
 *
 * @throws StoreError where it cannot be written.
 */
export function appendLine(files: Files, path: string, record: Json): void {
  try {
    if (files.exists(path)) {
      // By bytes: a damaged line before may be no text at all.
      const bytes = files.read(path);
      const whole = bytes.lastIndexOf(lineBreak) + 1;
      if (whole < bytes.length) files.truncate(path, whole);
    }
    files.append(path, `${canonicalJson(record)}\n`);
    files.sync(path);
  } catch (error) {
    throw accessError(path, error);
  }
}

/** The whole records of a log, in their order; none where there is no log. A line that is no JSON is left out. */
export function readLines(files: Files, path: string): Json[] {
  if (!files.exists(path)) return [];
  const text = textOf(files, path);
  const lines = text.slice(0, text.lastIndexOf("\n") + 1).split("\n");
  return lines.flatMap((line) => {
    try {
      return [JSON.parse(line) as Json];
    } catch {
      return [];
    }
  });
}

const lineBreak = 0x0a;

const textOf = (files: Files, path: string): string => Buffer.from(files.read(path)).toString("utf8");
