import { describe, expect, it } from "vitest";
import { listOf, wrap } from "./text.ts";

describe("wrap", () => {
  it("breaks before the width, and indents", () => {
    expect(wrap("one two three four", 9, "  ")).toBe("  one two\n  three\n  four");
  });
  it("keeps a number with its sign", () => {
    expect(wrap("from 84 % to 100 % p < 0.01 p = 1", 12)).toBe("from 84 % to\n100 %\np < 0.01\np = 1");
  });
  it("leaves a long word whole", () =>
    expect(wrap("a incomprehensible b", 5)).toBe("a\nincomprehensible\nb"));
});

describe("listOf", () => {
  it("reads as English", () => {
    expect([[], ["a"], ["a", "b"], ["a", "b", "c"]].map(listOf)).toEqual(["", "a", "a and b", "a, b and c"]);
  });
});
