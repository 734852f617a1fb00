import { describe, expect, it } from "vitest";
import { matches } from "./match.ts";

describe("matches", () => {
  it.each([
    ["adam", "*", true],
    ["", "*", true],
    ["adam", "ad*", true],
    ["adam", "*am", true],
    ["adam", "a*a*m", true],
    ["adam", "a*b*m", false],
    ["adam", "ada", false],
    ["adam", "Adam", false],
    ["adam", "?dam", true],
    ["dam", "?dam", false],
    ["b1", "[ab][0-9]", true],
    ["c1", "[ab][0-9]", false],
    ["c1", "[!ab]?", true],
    ["a1", "[!ab]?", false],
    ["]", "[]]", true],
    ["a", "[!]]", true],
    ["-", "[a-]", true],
    ["b", "[z-a]", false],
    ["[ab", "[ab", true],
    ["a\nb", "a*b", true],
    ["🙂", "?", true],
    ["a.b", "a.b", true],
    ["axb", "a.b", false],
  ])("%j and %j: %s", (name, pattern, expected) => expect(matches(name, pattern)).toBe(expected));

  it("takes many stars without trying all ways", () => {
    expect(matches("a".repeat(2000), `${"*a".repeat(1000)}b`)).toBe(false);
  });
});
