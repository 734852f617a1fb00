import { describe, expect, it } from "vitest";
import { compileScalar, printJavaScript } from "./javascript.ts";
import { arg, constant, integer, type Scalar } from "./scalar.ts";

describe("printJavaScript", () => {
  const x = arg(0);
  const square = x.mul(x);
  const twice = square.add(square.mul(0.1));

  it("rounds every op and constant in f32", () => {
    expect(printJavaScript(twice, ["a[i]"], "f32")).toEqual({
      hoisted: [],
      statements: ["const t0 = Math.fround((a[i] * a[i]));"],
      result: "Math.fround((t0 + Math.fround((t0 * 0.10000000149011612))))",
    });
  });

  it("leaves f64 as it is", () => {
    expect(printJavaScript(twice, ["a[i]"], "f64")).toEqual({
      hoisted: [],
      statements: ["const t0 = (a[i] * a[i]);"],
      result: "(t0 + (t0 * 0.1))",
    });
  });

  it("does not round what is exact", () => {
    expect(printJavaScript(x.neg().abs().floor().lt(0).select(x, -1), ["x"], "f32").result).toBe(
      "((Math.floor(Math.abs((-x))) < 0) ? x : (-1))",
    );
  });

  it("computes what a rotation repeats once", () => {
    const rotated = arg(0, "int").add(1).rotateLeft(3);
    expect(printJavaScript(rotated, ["x"], "f64").statements).toEqual(["const t0 = (x + 1 | 0);"]);
  });

  it("names constants and tables with the prefix", () => {
    const table = [0.1, 0.2];
    const looked = integer(1)
      .lookup(table)
      .add(integer(0).lookup(table))
      .add(integer(0).lookup([0.3]));
    const { hoisted, statements, result } = printJavaScript(looked.mul(looked), [], "f64", "left");
    expect(hoisted).toEqual(["const leftTable0 = [0.1, 0.2];", "const leftTable1 = [0.3];"]);
    expect(statements[0]).toMatch(/^const left0 = .*leftTable0\[.*leftTable0\[.*leftTable1\[/);
    expect(result).toBe("(left0 * left0)");
  });

  it("keeps the sign of zero, and writes what is not finite", () => {
    expect(printJavaScript(x.add(-0), ["x"], "f64").result).toBe("(x + (-0))");
    expect(printJavaScript(constant(-Infinity), [], "f32").result).toBe("(-Infinity)");
    expect(printJavaScript(constant(Number.NaN), [], "f32").result).toBe("NaN");
  });

  it("takes stored 0/1 as well as booleans where the type is bool", () => {
    const chosen = arg(0, "bool").not().select(1, 2);
    for (const [value, expected] of [
      ["0", 1],
      ["1", 2],
      ["false", 1],
      ["true", 2],
    ] as const)
      expect(new Function(`return ${printJavaScript(chosen, [value], "f64").result}`)()).toBe(expected);
  });

  it("prints deep, doubly shared graphs in linear size and without recursion", () => {
    let sum: Scalar = x;
    for (let depth = 0; depth < 20_000; depth++) sum = sum.add(sum);
    expect(printJavaScript(sum, ["x"], "f64").statements).toHaveLength(19_999);
    let chain: Scalar = x;
    for (let depth = 0; depth < 20_000; depth++) chain = chain.add(1);
    expect(compileScalar(() => chain, 1, "f64")(0)).toBe(20_000);
  });

  it("says which argument is missing", () => {
    expect(() => printJavaScript(x.add(arg(2)), ["x"], "f64")).toThrow(
      "takes an argument 2, but 1 are given",
    );
  });
});

describe("compileScalar", () => {
  it("computes in the precision, from rounded arguments", () => {
    const sum = (_: unknown, x: Scalar, y: Scalar): Scalar => x.add(y);
    expect(compileScalar(sum, 2, "f64")(0.1, 0.2)).toBe(0.1 + 0.2);
    expect(compileScalar(sum, 2, "f32")(0.1, 0.2)).toBe(Math.fround(Math.fround(0.1) + Math.fround(0.2)));
  });

  it("lets a formula choose by precision", () => {
    const bits = compileScalar((precision) => constant(precision === "f32" ? 24 : 53), 0, "f32");
    expect(bits()).toBe(24);
  });

  it("gives bools as 0 and 1", () => {
    const negative = compileScalar((_, x) => x!.lt(0), 1, "f64");
    expect([negative(-1), negative(1)]).toEqual([1, 0]);
  });

  it("takes the last of a table for an index outside", () => {
    const looked = compileScalar((_, x) => x!.toInt().lookup([1, 2, 0.1]), 1, "f32");
    expect([0, 1, 2, 3, -1].map((index) => looked(index))).toEqual([1, 2, 0.1, 0.1, 0.1].map(Math.fround));
  });

  it("has logic of bools and of bits", () => {
    const both = (f: (x: Scalar, y: Scalar) => Scalar): number[] =>
      [0, 1, 2, 3].map((pair) =>
        compileScalar((_, x) => f(x!.ge(2), x!.toInt().and(1).eq(1)), 1, "f64")(pair),
      );
    expect(both((x, y) => x.and(y))).toEqual([0, 0, 0, 1]);
    expect(both((x, y) => x.or(y))).toEqual([0, 1, 1, 1]);
    expect(both((x, y) => x.xor(y))).toEqual([0, 1, 1, 0]);
    expect(both((x, y) => x.not().select(y, y.not()))).toEqual([0, 1, 1, 0]);
    const bits = (f: (x: Scalar) => Scalar): number =>
      compileScalar((_, x) => f(x!.toInt()), 1, "f64")(0b1100);
    expect(bits((x) => x.and(0b1010))).toBe(0b1000);
    expect(bits((x) => x.or(0b1010))).toBe(0b1110);
    expect(bits((x) => x.xor(0b1010))).toBe(0b0110);
    expect(bits((x) => x.not())).toBe(-13);
  });

  it("wraps ints at 32 bits", () => {
    const int = (f: (x: Scalar) => Scalar): number =>
      compileScalar((_, x) => f(x!.toInt()), 1, "f64")(0x7fffffff);
    expect(int((x) => x.add(1))).toBe(-(2 ** 31));
    expect(int((x) => x.neg().sub(2))).toBe(0x7fffffff);
    expect(int((x) => x.mul(x))).toBe(1);
    expect(int((x) => x.mul(0x10001))).toBe(Math.imul(0x7fffffff, 0x10001));
    expect(int((x) => x.shiftLeft(1))).toBe(-2);
    expect(int((x) => x.not().shiftRight(0))).toBe(-(2 ** 31));
    expect(int((x) => x.not().shiftRight(31))).toBe(1);
    expect(int((x) => x.rotateLeft(4))).toBe(0xfffffff7 | 0);
    expect(int((x) => x.rotateLeft(0))).toBe(0x7fffffff);
    expect(int((x) => x.not().lt(0).boolToInt())).toBe(1);
    expect(
      Object.is(
        int((x) => x.sub(x).neg()),
        0,
      ),
    ).toBe(true);
  });
});
