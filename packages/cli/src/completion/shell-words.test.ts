import { expect, test } from "vitest";
import { unquote } from "./shell-words.ts";

test.each([
  ["optimizer=adam", "optimizer=adam"],
  ["my\\ file.yaml", "my file.yaml"],
  ["'a b'=c", "a b=c"],
  ["'optimizer=ad", "optimizer=ad"],
  ['"loss={type: m', "loss={type: m"],
  ['"a\\"b\\c"', 'a"b\\c'],
  ["'a\\b'", "a\\b"],
  ["a\\", "a"],
  ["'it'\\''s'", "it's"],
  ["$(touch a)", "$(touch a)"],
  ["", ""],
])("%s", (typed, meant) => expect(unquote(typed)).toBe(meant));
