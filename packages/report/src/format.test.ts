import { describe, expect, it } from "vitest";
import { number, percent, pValue } from "./format.ts";

describe("number", () => {
  it.each([
    [0, "0"],
    [-0, "0"],
    [1, "1"],
    [12345, "12345"],
    [0.98765, "0.988"],
    [0.1 + 0.2, "0.3"],
    [-0.04567, "-0.0457"],
    [1234.5, "1230"],
    [0.000123456, "0.000123"],
    [0.0000123456, "1.23e-5"],
    [0.00009999, "0.0001"],
    [12345678, "1.23e7"],
    [999999.5, "1e6"],
    [Number.NaN, "-"],
    [Number.POSITIVE_INFINITY, "infinity"],
    [Number.NEGATIVE_INFINITY, "-infinity"],
  ])("%d is %s", (value, text) => expect(number(value)).toBe(text));
});

describe("percent", () => {
  it.each([
    [0, "0 %"],
    [1, "100 %"],
    [0.95, "95 %"],
    [0.161, "16 %"],
    [0.999, "99.9 %"],
    [0.9999, "> 99.9 %"],
    [0.995, "99.5 %"],
    [0.994, "99 %"],
    [0.004, "0.4 %"],
    [0.0001, "< 0.1 %"],
    [Number.NaN, "-"],
  ])("%d is %s", (value, text) => expect(percent(value)).toBe(text));
});

describe("pValue", () => {
  it.each([
    [0.0001, "p = 0.0001"],
    [0.00009, "p < 0.0001"],
    [0, "p < 0.0001"],
    [0.03125, "p = 0.0313"],
    [1, "p = 1"],
  ])("%d is %s", (value, text) => expect(pValue(value)).toBe(text));
});
