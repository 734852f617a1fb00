import { describe, expect, it } from "vitest";
import { holm } from "./holm.ts";
import vectors from "./stats.vectors.json" with { type: "json" };

describe("holm", () => {
  it.each(vectors.holm)("adjusts $p as statsmodels does", ({ p, holm: expected }) => {
    holm(p).forEach((value, index) => {
      expect(value).toBeCloseTo(expected[index]!, 12);
    });
  });
  it("never goes below an earlier one, nor above 1", () => {
    expect(holm([0.5, 0.4, 0.3])).toEqual([0.8999999999999999, 0.8999999999999999, 0.8999999999999999]);
    expect(holm([0.9, 0.8])).toEqual([1, 1]);
  });
  it("keeps none as none", () => expect(holm([])).toEqual([]));
});
