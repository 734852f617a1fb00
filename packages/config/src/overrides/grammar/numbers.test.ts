import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pythonFloatText, readNumber, readPythonFloat, readPythonInteger } from "./numbers.ts";

describe("pythonFloatText", () => {
  it.each([
    [0, "0.0"],
    [-0, "-0.0"],
    [1, "1.0"],
    [1000, "1000.0"],
    [0.1, "0.1"],
    [-12.5, "-12.5"],
    [0.0001, "0.0001"],
    [0.00001, "1e-05"],
    [1.25e-7, "1.25e-07"],
    [1e15, "1000000000000000.0"],
    [1e16, "1e+16"],
    [1.5e300, "1.5e+300"],
    [Number.NaN, "nan"],
    [Number.NEGATIVE_INFINITY, "-inf"],
  ])("writes %d as %s", (value, text) => expect(pythonFloatText(value)).toBe(text));

  it("is read back as the same float", () => {
    fc.assert(
      fc.property(fc.double(), (value) => {
        expect(readNumber(pythonFloatText(value))).toBe(value);
      }),
    );
  });
});

describe("Python's int and float of a text", () => {
  it.each([
    ["12", 12, 12],
    [" -1_0 ", -10, -10],
    ["007", 7, 7],
    ["3.7", undefined, 3.7],
    ["1e3", undefined, 1000],
    ["-Infinity", undefined, Number.NEGATIVE_INFINITY],
    ["nan", undefined, Number.NaN],
    [".5", undefined, 0.5],
    ["5.", undefined, 5],
    ["", undefined, undefined],
    [".", undefined, undefined],
    ["1__0", undefined, undefined],
    ["0x10", undefined, undefined],
    ["1 2", undefined, undefined],
  ])("reads %j", (text, integer, float) => {
    expect(readPythonInteger(text)).toBe(integer);
    expect(readPythonFloat(text)).toBe(float);
  });
});
