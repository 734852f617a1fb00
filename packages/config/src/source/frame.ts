import type { Location } from "./located.ts";
import { masked } from "./visible.ts";

const widest = 100;
/** What is shown of a long line in front of the caret. */
const before = 40;

/** The line of a location and the one above, with a caret under it and `hint` beside the caret. */
export function frameOf({ source, start, end, line, column }: Location, hint?: string): string[] {
  // Searched for, not split: a text may have many lines, and many problems.
  const lineStart = start - (column - 1);
  const text = lineAt(source.text, lineStart);
  // A caret spans its first line only; a place without width (a missing value) still gets one.
  const width = Math.max(1, Math.min(end - start, text.length - (column - 1)));
  const cut = Math.max(0, Math.min(column - 1 - before, text.length - widest));
  const rest = text.length > cut + widest ? "…" : "";
  const shown = (cut > 0 ? "…" : "") + text.slice(cut > 0 ? cut + 1 : 0, cut + widest);
  const carets = "^".repeat(Math.min(width, Math.max(1, shown.length - (column - 1 - cut))));
  const pointer = " ".repeat(column - 1 - cut) + carets + (hint === undefined ? "" : ` ${hint}`);
  if (source.kind !== "file") return [`    ${masked(shown)}${rest}`, `    ${pointer}`];
  const above = line === 1 ? "" : lineAt(source.text, source.text.lastIndexOf("\n", lineStart - 2) + 1);
  const aboveRest = above.length > widest ? "…" : "";
  return [
    ...(above === "" ? [] : [`${gutter(line - 1)}${masked(above.slice(0, widest))}${aboveRest}`]),
    `${gutter(line)}${masked(shown)}${rest}`,
    `${gutter("")}${pointer}`,
  ];
}

function lineAt(text: string, start: number): string {
  const end = text.indexOf("\n", start);
  return text.slice(start, end === -1 ? undefined : end).trimEnd();
}

function gutter(line: number | ""): string {
  return `${String(line).padStart(5)} | `;
}
