import { describe, expect, it } from "vitest";
import { printJavaScript } from "./javascript.ts";
import { arg, type Precision } from "./scalar.ts";
import { threefry2x32, uniformFromBits } from "./threefry.ts";

const names = ["k0", "k1", "c0", "c1"];
const [high, low] = threefry2x32(arg(0, "int"), arg(1, "int"), arg(2, "int"), arg(3, "int"));
const printedHigh = printJavaScript(high, names, "f64", "high");
const printedLow = printJavaScript(low, names, "f64", "low");
const statements = [...printedHigh.statements, ...printedLow.statements].join("\n");
const words = new Function(...names, `${statements} return [${printedHigh.result}, ${printedLow.result}];`);
const hex = (word: number): string => (word >>> 0).toString(16).padStart(8, "0");

describe("threefry2x32", () => {
  // Random123's known answers (tests/kat_vectors, "threefry2x32 20").
  it.each([
    { key: [0, 0], counter: [0, 0], answer: "6b200159 99ba4efe" },
    { key: [-1, -1], counter: [-1, -1], answer: "1cb996fc bb002be7" },
    { key: [0x13198a2e, 0x03707344], counter: [0x243f6a88, 0x85a308d3], answer: "c4923a9c 483df7a0" },
  ])("gives $answer", ({ key, counter, answer }) => {
    const result = words(...key, ...counter.map((word) => word | 0));
    expect(result.map(hex).join(" ")).toBe(answer);
  });

  it("is printed in linear size", () => {
    expect(printedHigh.statements.length).toBeLessThan(120);
    expect(printedHigh.statements.join("").length).toBeLessThan(10_000);
  });
});

describe("uniformFromBits", () => {
  const uniform = (precision: Precision, ...bits: [number, number]): number => {
    const expression = uniformFromBits(precision, arg(0, "int"), arg(1, "int"));
    const { statements, result } = printJavaScript(expression, ["high", "low"], precision);
    return new Function("high", "low", `${statements.join("")} return ${result};`)(...bits);
  };

  it("has 24 bits in f32", () => {
    expect(uniform("f32", -1, 0)).toBe(1 - 2 ** -24);
    expect(uniform("f32", 0x100, -1)).toBe(2 ** -24);
    expect(uniform("f32", 0xff, -1)).toBe(0);
  });

  it("has 53 bits in f64", () => {
    expect(uniform("f64", -1, -1)).toBe(1 - 2 ** -53);
    expect(uniform("f64", 0, 0x40)).toBe(2 ** -53);
    expect(uniform("f64", 0x20, 0)).toBe(2 ** -27);
    expect(uniform("f64", 0x1f, 0x3f)).toBe(0);
  });
});
