import { expect, test } from "vitest";
import { masked, spelled } from "./visible.ts";

test("what would move the cursor or turn the writing is spelled", () => {
  expect(spelled("a\u001b[2J\u202eb\r\u0085\ufeff\ud800")).toBe(
    "a\\u{1b}[2J\\u{202e}b\\u{d}\\u{85}\\u{feff}\\u{d800}",
  );
  expect(spelled("naïve 数 🙂")).toBe("naïve 数 🙂");
});

test("in a frame each of them has one column", () => {
  const text = "a\tb\u0000c\u2066d";
  expect(masked(text)).toBe("a b\ufffdc\ufffdd");
  expect(masked(text)).toHaveLength(text.length);
});
