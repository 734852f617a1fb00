import type { Location } from "../../source/located.ts";
import { quote as shown } from "../../source/located.ts";
import type { Cursor } from "./cursor.ts";
import { textOf } from "./cursor.ts";
import type { NumberElement, ScalarElement, StringElement } from "./element.ts";
import { fail } from "./failure.ts";
import type { Input } from "./input.ts";
import { readNumber } from "./numbers.ts";
import type { ValueToken, ValueTokenType } from "./value-lexer.ts";

const ofKeys: readonly ValueTokenType[] = [
  "id",
  "null",
  "integer",
  "float",
  "boolean",
  "character",
  "escape",
  "space",
];

/** What a key of a map is made of. */
export const keyTokens: ReadonlySet<ValueTokenType> = new Set(ofKeys);

/** What a value without quotes is made of. */
export const bareTokens: ReadonlySet<ValueTokenType> = new Set([...ofKeys, "interpolation", ":"] as const);

/**
 * A value without quotes: of one token it has that token's type, of several it is a text. Spaces around it do not
 * count; they are never all of it, for what stands before a value takes the spaces behind it.
 */
export function parseBare(cursor: Cursor, allowed: ReadonlySet<ValueTokenType>): ScalarElement {
  const { input } = cursor;
  const tokens: ValueToken[] = [];
  while (allowed.has(cursor.peek().type)) tokens.push(cursor.take());
  const from = tokens[0]?.type === "space" ? 1 : 0;
  const to = tokens.at(-1)?.type === "space" ? -1 : undefined;
  const kept = tokens.slice(from, to);
  const location = input.locate(kept[0]!.start, kept.at(-1)!.end);
  if (kept.length === 1) return typed(input, kept[0]!, location);
  const value = kept.map((token) => plainText(input, token)).join("");
  return { kind: "scalar", type: "string", value, location };
}

/** A text in quotes. Backslashes before a quote escape it and each other; all others stay. */
export function parseQuoted(cursor: Cursor): StringElement {
  const { input } = cursor;
  const token = cursor.take();
  const text = textOf(input, token);
  const quote = text[0] as "'" | '"';
  const inner = text.slice(1, -1);
  const value = inner.replace(
    backslashes[quote],
    (run: string, slashes: string, mark: string, at: number) => {
      const isBeforeQuote = mark !== "" || at + run.length === inner.length;
      return isBeforeQuote ? "\\".repeat(slashes.length >> 1) + mark : run;
    },
  );
  return { kind: "scalar", type: "string", value, quote, location: input.locate(token.start, token.end) };
}

const backslashes = { "'": /(\\+)('?)/g, '"': /(\\+)("?)/g } as const;

function plainText(input: Input, token: ValueToken): string {
  const text = textOf(input, token);
  return token.type === "escape" ? text.replace(/\\([\s\S])/g, "$1") : text;
}

function typed(input: Input, token: ValueToken, location: Location): ScalarElement {
  const text = textOf(input, token);
  switch (token.type) {
    case "integer":
      return integerElement(readNumber(text), text, location);
    case "float":
      return { kind: "scalar", type: "float", value: readNumber(text), location };
    case "boolean":
      return { kind: "scalar", type: "boolean", value: text.toLowerCase() === "true", location };
    case "null":
      return { kind: "scalar", type: "null", value: null, location };
    default:
      return { kind: "scalar", type: "string", value: plainText(input, token), location };
  }
}

/** Throws where a double rounds the integer: Python's are exact, and rounding one in silence would change a value. */
export function integerElement(value: number, text: string, location: Location): NumberElement {
  if (!Number.isSafeInteger(value)) {
    const message = `the integer ${shown(text).slice(1, -1)} is beyond 2^53, where a double rounds it`;
    return fail(message, location, "put it in quotes, or write it as a float, such as 1e20");
  }
  return { kind: "scalar", type: "integer", value: value + 0, location };
}
