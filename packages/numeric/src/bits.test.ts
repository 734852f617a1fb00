import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileScalar } from "./javascript.ts";
import type { Precision, Scalar } from "./scalar.ts";

const formats = {
  f32: { low: -126, high: 127, fraction: 23, cleared: 12, values: fc.float({ noNaN: true }) },
  f64: { low: -1022, high: 1023, fraction: 52, cleared: 27, values: fc.double({ noNaN: true }) },
} as const;

describe.each(["f32", "f64"] as const satisfies Precision[])("bit moves of %s", (precision) => {
  const { low, high, fraction, cleared, values } = formats[precision];
  const unary = (f: (x: Scalar) => Scalar) => compileScalar((_, x) => f(x!), 1, precision);
  const exponent = unary((x) => x.exponent());
  const significand = unary((x) => x.significand());
  const exp2Integer = unary((x) => x.exp2Integer());
  const truncateLow = unary((x) => x.truncateLow());
  const copySign = compileScalar((_, x, y) => x!.copySign(y!), 2, precision);
  const leastNormal = exp2Integer(low);

  it("has every power of two", () => {
    let power = 1;
    for (let n = 0; n <= high; n++, power *= 2) expect(exp2Integer(n)).toBe(power);
    power = 1;
    for (let n = 0; n >= low; n--, power /= 2) expect(exp2Integer(n)).toBe(power);
    expect([low - 1, high + 1].map((n) => exp2Integer(n))).toEqual([0, Infinity]);
  });

  it("takes a normal number apart", () => {
    fc.assert(
      fc.property(values, (x) => {
        fc.pre(Math.abs(x) >= leastNormal && Number.isFinite(x));
        const m = significand(x);
        expect(Math.abs(m) >= 1 && Math.abs(m) < 2).toBe(true);
        expect(m * exp2Integer(exponent(x))).toBe(x);
      }),
    );
  });

  it("has defined parts of what is not normal", () => {
    const subnormal = leastNormal * 0.75; // its first fraction bits are 11
    expect([0, -0, subnormal].map((x) => exponent(x))).toEqual([low - 1, low - 1, low - 1]);
    expect([Infinity, Number.NaN].map((x) => exponent(x))).toEqual([high + 1, high + 1]);
    expect([0, -0, Infinity, -Infinity].map((x) => significand(x))).toEqual([1, -1, 1, -1]);
    expect(significand(subnormal)).toBe(1.75);
  });

  it("clears the low half of the fraction", () => {
    const step = exp2Integer(cleared - fraction);
    fc.assert(
      fc.property(values, (x) => {
        const high = truncateLow(x);
        if (!Number.isFinite(x)) expect(high).toBe(x);
        else if (Math.abs(x) >= leastNormal) {
          const [m, kept] = [Math.abs(significand(x)), Math.abs(significand(high))];
          expect(kept).toBe(Math.floor(m / step) * step);
          expect([Math.sign(high), exponent(high)]).toEqual([Math.sign(x), exponent(x)]);
        }
      }),
    );
    expect(Object.is(truncateLow(-0), -0)).toBe(true);
    expect(truncateLow(Number.NaN)).toBeNaN();
  });

  it("leaves a square that is exact", () => {
    const half = BigInt(fraction - cleared); // a significand of `half` fraction bits, as an integer
    fc.assert(
      fc.property(values, (x) => {
        fc.pre(Number.isFinite(x));
        const m = truncateLow(significand(x));
        const integer = BigInt(m * exp2Integer(Number(half)));
        const square = compileScalar((_, y) => y!.mul(y!), 1, precision)(m);
        expect(BigInt(square * exp2Integer(Number(half)) * exp2Integer(Number(half)))).toBe(
          integer * integer,
        );
      }),
      { numRuns: 30 },
    );
  });

  it("copies signs, of zero too", () => {
    expect([copySign(3, -0), copySign(-3, 0), copySign(-3, -Infinity)]).toEqual([-3, 3, -3]);
    expect(Object.is(copySign(0, -1), -0)).toBe(true);
  });
});
