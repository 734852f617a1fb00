import type { Input } from "./input.ts";

export type KeyTokenType = "=" | "~" | "+" | "@" | ":" | "/" | "id" | "special" | "path" | "unknown" | "end";

export interface KeyToken {
  readonly type: KeyTokenType;
  readonly start: number;
  readonly end: number;
}

/** The token of a key that starts at an offset. Where there is none it is one "unknown" character. */
export function keyToken({ text }: Input, start: number): KeyToken {
  if (start >= text.length) return { type: "end", start, end: start };
  let found: KeyToken = { type: "unknown", start, end: start };
  for (const [type, pattern] of patterns) {
    pattern.lastIndex = start;
    if (pattern.test(text) && pattern.lastIndex > found.end) found = { type, start, end: pattern.lastIndex };
  }
  return found.type === "unknown" ? { ...found, end: start + 1 } : found;
}

const special = "[A-Za-z_$][\\w$-]*";
const step = `(?:${special}|0|[1-9](?:_?\\d)*)`;

/** The longest match counts, and of equally long ones the first. */
const patterns: readonly (readonly [KeyTokenType, RegExp])[] = [
  ["=", /=[ \t]*/y],
  ["~", /~/y],
  ["+", /\+/y],
  ["@", /@/y],
  [":", /:/y],
  ["/", /\//y],
  ["id", /[A-Za-z_][\w-]*/y],
  ["special", new RegExp(special, "y")],
  ["path", new RegExp(`${step}(?:\\.${step})+`, "y")],
];
