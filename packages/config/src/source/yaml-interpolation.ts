import { lineAt, lineStart } from "./text-lines.ts";
import type { Wording } from "./yaml-slips.ts";

/** In braces and brackets the brace of `${` starts a map. */
export function unquotedInterpolation(text: string, offset: number): Wording | undefined {
  const line = lineAt(text, offset);
  const at = line.indexOf("${");
  const before = line.slice(0, Math.max(0, at));
  // Searched for in this way, not by one expression, which would take quadratic time in a line of brackets.
  if (at < 0 || /["']/.test(before) || !/(^|[^$])[[{]/.test(before)) return undefined;
  const written = interpolationAt(line, at);
  const start = lineStart(text, offset) + at;
  return {
    message: "within { } and [ ], an interpolation needs quotes",
    hint: `write "${written}"`,
    start,
    end: start + written.length,
  };
}

/** Up to the brace that closes it, or the line's end. */
function interpolationAt(line: string, start: number): string {
  let depth = 0;
  for (let at = start; at < line.length; at++) {
    if (line[at] === "{") depth++;
    if (line[at] === "}" && --depth === 0) return line.slice(start, at + 1);
  }
  return line.slice(start).trimEnd();
}
