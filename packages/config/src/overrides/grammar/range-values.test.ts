import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseOverride } from "./override.ts";
import { rangeValues, reversedRange } from "./range-values.ts";
import type { RangeSweep } from "./sweep.ts";

function rangeOf(...numbers: (number | string)[]): RangeSweep {
  const text = `a=range(${numbers.join()})`;
  return parseOverride({ kind: "argument", name: "argument", text }, [])!.value as RangeSweep;
}

function valuesOf(sweep: RangeSweep): number[] {
  return rangeValues(sweep).map(({ value }) => value);
}

describe("rangeValues", () => {
  it("adds up as Python's decimal does, at 28 digits", () => {
    // Exactly, three times the double 0.1 lies between two doubles, and four times it is the double 0.4.
    expect(valuesOf(rangeOf(0, 0.35, 0.1))).toEqual([0, 0.1, 0.2, 0.3]);
    expect(valuesOf(rangeOf(0, 0.4, 0.1))).toEqual([0, 0.1, 0.2, 0.3, 0.4]);
    expect(valuesOf(rangeOf(1, 0.65, -0.1))).toEqual([1, 0.9, 0.8, 0.7]);
  });

  it("ends where a step is lost beside its start, or there are too many", () => {
    for (const sweep of [
      rangeOf("1e300", "2e300", "5e-324"),
      rangeOf("1e30", "1.1e30", 1),
      rangeOf(0, 100_001),
    ]) {
      expect(() => rangeValues(sweep)).toThrow("more than 100000 values");
    }
    expect(rangeValues(rangeOf(100_000))).toHaveLength(100_000);
  });

  it.each([[0, 0], [0, 1, -1], [0, 1, 0], [0, "inf"], ["nan"], ["-inf", 0]])(
    "refuses %j, %j, %j",
    (...numbers) => expect(() => rangeValues(rangeOf(...numbers))).toThrow(),
  );
});

describe("reversedRange", () => {
  const integer = fc.integer({ min: -50, max: 50 });
  const float = fc.double({ min: -50, max: 50, noNaN: true });

  it("gives the same values, last first, whatever the range", () => {
    const step = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.double({ min: 0.1, max: 9, noNaN: true }));
    const number = fc.oneof(integer, float);
    fc.assert(
      fc.property(number, number, step, fc.boolean(), (from, to, size, down) => {
        fc.pre(from !== to);
        const sweep = rangeOf(...(from < to === down ? [to, from] : [from, to]), down ? -size : size);
        expect(valuesOf(reversedRange(sweep))).toEqual(valuesOf(sweep).reverse());
      }),
    );
  });
});
