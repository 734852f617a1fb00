import { describe, expect, it } from "vitest";
import { didYouMean } from "./suggest.ts";

describe("didYouMean", () => {
  const known = ["leaky-relu", "relu", "sigmoid", "tanh", "train"];

  it.each([
    ["sigmod", "sigmoid"],
    ["Sigmoid", "sigmoid"],
    ["leaky_relu", "leaky-relu"],
    ["trian", "train"],
    ["rel", "relu"],
    ["thna", "tanh"],
  ])("%s: %s", (word, name) => {
    expect(didYouMean(word, known)).toBe(`did you mean "${name}"?`);
  });

  it.each([[""], ["x"], ["gelu-like"], ["mish"]])("%j is near to none", (word) => {
    expect(didYouMean(word, known)).toBeUndefined();
  });

  it("needs names", () => {
    expect(didYouMean("relu", [])).toBeUndefined();
  });
});
