import { expect, it } from "vitest";
import { matchesPath } from "./match-path.ts";

it.each([
  ["*", "hidden.weight", true],
  ["*.bias", "hidden.bias", true],
  ["*.bias", "hidden.weight", false],
  ["*.bias", "bias", false],
  ["hidden", "hidden.bias", false],
  ["hidden", "hidden", true],
  ["hidden.*", "hidden.dense-1.bias", true],
  ["h*n.*t", "hidden.weight", true],
  ["*a*a", "a", false],
  ["*a*a", "aa", true],
  ["a*ab", "ab", false],
  ["**", "anything", true],
  ["", "a", false],
  ["weight.*", "hidden.weight.x", false],
])("%s and %s: %s", (pattern, path, matches) => expect(matchesPath(pattern, path)).toBe(matches));
