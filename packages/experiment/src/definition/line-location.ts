import { existsSync, readFileSync } from "node:fs";
import type { Location } from "@titrate/config";
import type { CallSite } from "./call-site.ts";

/** A line of a file as a place, from its first word to its end; undefined where the file has no such line. */
export function lineLocation({ file, line }: CallSite): Location | undefined {
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file, "utf8");
  const lines = text.split("\n");
  const words = lines[line - 1]?.trimEnd();
  if (words === undefined) return undefined;
  const indent = words.length - words.trimStart().length;
  const before = lines.slice(0, line - 1).reduce((length, each) => length + each.length + 1, 0);
  return {
    source: { kind: "file", name: file, text },
    start: before + indent,
    end: before + words.length,
    line,
    column: indent + 1,
  };
}
