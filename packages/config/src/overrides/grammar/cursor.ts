import type { Location } from "../../source/located.ts";
import type { Input } from "./input.ts";
import type { ValueToken } from "./value-lexer.ts";
import { valueToken } from "./value-lexer.ts";

/** Walks over the tokens of a value. */
export interface Cursor {
  readonly input: Input;
  /** The next token, or the one after it, without going on. */
  peek(ahead?: 0 | 1): ValueToken;
  take(): ValueToken;
  /** Where the next token starts. */
  offset(): number;
  /** Goes on from another offset. */
  moveTo(offset: number): void;
}

export function createCursor(input: Input, start: number): Cursor {
  const waiting: ValueToken[] = [];
  let end = start;
  const peek = (ahead: 0 | 1 = 0): ValueToken => {
    while (waiting.length <= ahead) {
      const token = valueToken(input, end);
      waiting.push(token);
      end = token.end;
    }
    return waiting[ahead]!;
  };
  return {
    input,
    peek,
    take() {
      const token = peek();
      waiting.shift();
      return token;
    },
    offset: () => waiting[0]?.start ?? end,
    moveTo(offset) {
      waiting.length = 0;
      end = offset;
    },
  };
}

export function textOf({ text }: Input, { start, end }: ValueToken): string {
  return text.slice(start, end);
}

/** A token's place without the spaces that belong to it. */
export function placeOf(input: Input, token: ValueToken): Location {
  const text = textOf(input, token);
  if (text.trim() === "") return input.locate(token.start, token.end);
  const start = token.start + (text.length - text.trimStart().length);
  return input.locate(start, start + text.trim().length);
}
