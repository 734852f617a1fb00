import { Lexer } from "yaml";
import { isMark } from "./yaml-limits.ts";

/** A bracket, and where it is. */
export interface Opening {
  readonly sign: "[" | "{";
  readonly offset: number;
}

const closers: Readonly<Record<string, string>> = { "[": "]", "{": "}" };

/** The innermost bracket that is open at an offset. */
export function openBracket(text: string, offset: number): Opening | undefined {
  const open: Opening[] = [];
  for (const { token, at } of tokens(text)) {
    if (at >= offset) break;
    if (token === "[" || token === "{") open.push({ sign: token, offset: at });
    else if (token === closers[open.at(-1)?.sign ?? ""]) open.pop();
  }
  return open.at(-1);
}

/** Where the quoted text starts that ends at an offset, or holds it. */
export function openQuote(text: string, offset: number): number | undefined {
  for (const { token, at } of tokens(text)) {
    if (/^["']/.test(token) && at < offset && at + token.length >= offset) return at;
  }
  return undefined;
}

function* tokens(text: string): Generator<{ readonly token: string; readonly at: number }> {
  let at = 0;
  for (const token of new Lexer().lex(text)) {
    if (isMark(token)) continue;
    yield { token, at };
    at += token.length;
  }
}
