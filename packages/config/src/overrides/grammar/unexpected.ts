import { quote } from "../../source/located.ts";
import type { Cursor } from "./cursor.ts";
import { placeOf, textOf } from "./cursor.ts";
import { fail } from "./failure.ts";
import type { ValueToken, ValueTokenType } from "./value-lexer.ts";

/** A bracket, brace or parenthesis that waits for the one that closes it. */
export interface Opened {
  readonly token: ValueToken;
  readonly what: string;
  readonly close: "]" | "}" | ")";
}

/** Refuses the next token where a value has to start. */
export function refuseStart(cursor: Cursor, opened?: Opened): never {
  const token = cursor.peek();
  if (token.type === "end" && opened !== undefined) return refuseOpen(cursor, opened);
  const found = token.type === "end" ? "the end" : quote(textOf(cursor.input, token).trim());
  return fail(`expected a value, got ${found}`, placeOf(cursor.input, token), startHint(cursor, token));
}

function startHint({ input }: Cursor, { type, start }: ValueToken): string {
  const isBehindComma = /,[ \t]*$/.test(input.text.slice(Math.max(0, start - 100), start));
  if ("])}".includes(type) && isBehindComma) return "remove the comma before it";
  if (type === "end" && isBehindComma) return "remove the comma, or write '' for an empty text";
  return type === "," ? "write '' for an empty text" : "put the text in quotes";
}

/** Refuses the next token, which follows a value that is complete. */
export function refuseAfter(cursor: Cursor, opened?: Opened): never {
  const { input } = cursor;
  const token = cursor.peek();
  if (token.type === "end" && opened !== undefined) return refuseOpen(cursor, opened);
  const location = placeOf(input, token);
  const before = input.text[token.start - 1] ?? "";
  if (token.type === "space" && /['"\])}]/.test(before)) {
    return fail(`a space cannot follow ${before}`, location, "remove it");
  }
  const text = quote(textOf(input, token).trim());
  if (token.type === "}" && /\$\{[^}]*\$\{[^}]*\}$/.test(input.text.slice(0, token.start).slice(-200))) {
    return fail(`an interpolation ends at its first "}"`, location, "put nested interpolations in quotes");
  }
  if (token.type === "quoted") {
    return fail("a quoted text stands alone", location, "put all of the text in one pair of quotes");
  }
  return fail(`${text} cannot follow here`, location, afterHint(token.type));
}

function afterHint(type: ValueTokenType): string {
  return type.length === 1 && type !== ","
    ? `put the text in quotes, or write \\${type}`
    : "put all of the text in quotes";
}

export function refuseOpen({ input }: Cursor, { token, what, close }: Opened): never {
  return fail(`${what} is not closed`, placeOf(input, token), `close it with ${close}`);
}
