import { fail } from "./failure.ts";
import type { Input } from "./input.ts";

export type ValueTokenType =
  | "("
  | ","
  | ")"
  | "["
  | "]"
  | "{"
  | "}"
  | ":"
  | "="
  | "float"
  | "integer"
  | "boolean"
  | "null"
  | "character"
  | "id"
  | "escape"
  | "space"
  | "quoted"
  | "interpolation"
  | "end";

export interface ValueToken {
  readonly type: ValueTokenType;
  readonly start: number;
  readonly end: number;
}

/** The token of a value that starts at an offset. Throws where there is none. */
export function valueToken(input: Input, start: number): ValueToken {
  const { text } = input;
  if (start >= text.length) return { type: "end", start, end: start };
  const character = text[start]!;
  if (character === "'" || character === '"') return { type: "quoted", start, end: quotedEnd(input, start) };
  const close = text.startsWith("${", start) ? text.indexOf("}", start) : -1;
  if (close > start + 2) return { type: "interpolation", start, end: close + 1 };
  let found: ValueToken | undefined;
  for (const [type, pattern] of patterns) {
    pattern.lastIndex = start;
    if (pattern.test(text) && pattern.lastIndex > (found?.end ?? start)) {
      found = { type, start, end: pattern.lastIndex };
    }
  }
  return found ?? refuseCharacter(input, start);
}

const whole = "(?:0|[1-9](?:_?\\d)*)";
const digits = "\\d(?:_?\\d)*";
const point = `(?:${whole}?\\.${digits}|${whole}\\.)`;

/** The longest match counts, and of equally long ones the first: `true` is no id, `trues` is. */
const patterns: readonly (readonly [ValueTokenType, RegExp])[] = [
  ["(", /[ \t]*\([ \t]*/y],
  [",", /[ \t]*,[ \t]*/y],
  [")", /[ \t]*\)/y],
  ["[", /\[[ \t]*/y],
  ["]", /[ \t]*\]/y],
  ["{", /\{[ \t]*/y],
  ["}", /[ \t]*\}/y],
  [":", /[ \t]*:[ \t]*/y],
  ["=", /[ \t]*=[ \t]*/y],
  ["float", new RegExp(`[+-]?(?:(?:${point}|${whole})e[+-]?${digits}|${point}|inf|nan)`, "iy")],
  ["integer", new RegExp(`[+-]?${whole}`, "y")],
  ["boolean", /true|false/iy],
  ["null", /null/iy],
  ["character", /[-/\\+.$%*@?|]/y],
  ["id", /[A-Za-z_][\w-]*/y],
  ["escape", /(?:\\[\\()[\]{}:=, \t])+/y],
  ["space", /[ \t]+/y],
];

/** Behind the closing quote: the first one that no backslash escapes. */
function quotedEnd(input: Input, start: number): number {
  const { text } = input;
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === text[start]) return at + 1;
  }
  return fail("a quote is opened and not closed", input.locate(start, start + 1), quoteHint(text, start));
}

function quoteHint(text: string, start: number): string {
  const quote = text[start]!;
  const isInsideText = start > 0 && /[\w.]/.test(text[start - 1]!);
  if (isInsideText) return `put all of the text between ${quote === "'" ? '"' : "'"}`;
  return text.endsWith(`\\${quote}`)
    ? "double the backslash before the last quote"
    : `close it with ${quote}`;
}

function refuseCharacter({ text, locate }: Input, start: number): never {
  const character = String.fromCodePoint(text.codePointAt(start)!);
  const shown = /[\p{Cc}\p{Zl}\p{Zp}]/u.test(character) ? "a control character" : JSON.stringify(character);
  return fail(
    `${shown} can stand in a quoted text only`,
    locate(start, start + character.length),
    "put the text in quotes",
  );
}
