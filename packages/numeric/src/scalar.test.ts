import { describe, expect, it } from "vitest";
import { arg, constant, integer, Scalar } from "./scalar.ts";

describe("scalar", () => {
  it("has the types of its ops", () => {
    const x = arg(0);
    const bits = x.toInt();
    expect(x.add(1).type).toBe("float");
    expect(bits.add(1).args[1]!.op).toBe("integer");
    expect(bits.lt(1).type).toBe("bool");
    expect(x.lt(1).and(bits.eq(2)).type).toBe("bool");
    expect(x.lt(1).select(2, bits).args[1]!.op).toBe("integer");
    expect(x.lt(1).select(2, 3).type).toBe("float");
    expect(bits.lookup([0.5]).type).toBe("float");
  });

  it("refuses types that do not mix", () => {
    const x = arg(0);
    expect(() => x.add(integer(1))).toThrow("add: float and int do not mix");
    expect(() => integer(1).div(2)).toThrow("div: takes float, not int");
    expect(() => x.lt(0).add(1)).toThrow("add: takes float or int, not bool");
    expect(() => x.select(1, 2)).toThrow("select: takes bool, not float");
    expect(() => x.lt(0).select(x, integer(1))).toThrow("select: float and int do not mix");
    expect(() => x.and(1)).toThrow("and: takes bool or int, not float");
    expect(() => x.lt(0).and(1)).toThrow("and: bool and float do not mix");
    expect(() => x.lookup([1])).toThrow("lookup: takes int, not float");
  });

  it("refuses values without a meaning", () => {
    expect(() => integer(0.5)).toThrow(RangeError);
    expect(() => integer(2 ** 32)).toThrow(RangeError);
    expect(() => integer(1).shiftLeft(32)).toThrow(RangeError);
    expect(() => integer(1).rotateLeft(-1)).toThrow(RangeError);
    expect(() => integer(1).lookup([])).toThrow(RangeError);
  });

  it("reads unsigned ints as the same bits", () => {
    expect(integer(0xffffffff).value).toBe(-1);
    expect(integer(-(2 ** 31)).value).toBe(-(2 ** 31));
  });

  it("keeps shared nodes one node", () => {
    const square: Scalar = constant(3).mul(constant(3));
    const sum = square.add(square);
    expect(sum.args[0]).toBe(sum.args[1]);
    expect(sum).toBeInstanceOf(Scalar);
  });
});
