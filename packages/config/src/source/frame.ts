import type { Location } from "./located.ts";

const widest = 100;

/** The line of a location and the one above, with a caret under it and `hint` beside the caret. */
export function frameOf(location: Location, hint?: string): string[] {
  const { source, start, end, line, column } = location;
  const lines = source.text.split("\n");
  const text = lines[line - 1]!.trimEnd();
  // A caret spans its first line only; a place without width (a missing value) still gets one.
  const width = Math.max(1, Math.min(end - start, text.length - (column - 1)));
  const cut = Math.max(0, Math.min(column - 1 - 40, text.length - widest));
  const shown = (cut > 0 ? "…" : "") + text.slice(cut > 0 ? cut + 1 : 0, cut + widest);
  const carets = "^".repeat(Math.min(width, Math.max(1, shown.length - (column - 1 - cut))));
  const pointer = " ".repeat(column - 1 - cut) + carets + (hint === undefined ? "" : ` ${hint}`);
  if (source.kind !== "file") return [`    ${visible(shown)}`, `    ${pointer}`];
  const above = lines[line - 2]?.trimEnd() ?? "";
  return [
    ...(above === "" ? [] : [`${gutter(line - 1)}${visible(above.slice(0, widest))}`]),
    `${gutter(line)}${visible(shown)}`,
    `${gutter("")}${pointer}`,
  ];
}

function gutter(line: number | ""): string {
  return `${String(line).padStart(5)} | `;
}

/** One column a character: tabs would move the caret, and control characters the terminal's cursor. */
function visible(text: string): string {
  return text.replace(/\p{Cc}/gu, " ");
}
