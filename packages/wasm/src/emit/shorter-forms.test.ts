import { arg, constant, type Precision, type Scalar } from "@titrate/numeric";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compiledValues, interpretedValues } from "../testing/formula-values.ts";
import { runCode } from "../testing/run-code.ts";
import { pairs, rounded, specialFloats } from "../testing/values.ts";
import { shorterForm } from "./shorter-forms.ts";

const [x, y] = [arg(0), arg(1)];

/** Whether there is a shorter form. */
function isShorter(formula: Scalar, precision: Precision = "f32"): boolean {
  let found = false;
  runCode(precision, new Uint8Array(16), (emitter) => {
    found = shorterForm(formula, () => [], emitter) !== undefined;
    return [];
  });
  return found;
}

const floats = fc.oneof(fc.double(), fc.float(), fc.constantFrom(...specialFloats));
const few = { numRuns: 20 };

describe.each(["f32", "f64"] as const)("in %s", (precision) => {
  const expectSame = (short: Scalar, plain: Scalar, left: readonly number[], right = left): void => {
    const columns = [left, right].map((values) => ({
      dtype: "float" as const,
      values: rounded(values, precision),
    }));
    const found = compiledValues(short, columns, precision);
    expect(found).toEqual(compiledValues(plain, columns, precision));
    expect(found).toEqual(interpretedValues(short, columns, precision));
  };

  /** No pattern sees through two negations. */
  const hidden = (condition: Scalar): Scalar => condition.not().not();
  const choices: Readonly<Record<string, (condition: (c: Scalar) => Scalar) => Scalar>> = {
    "x < y ? x : y": (c) => c(x.lt(y)).select(x, y),
    "x < y ? y : x": (c) => c(x.lt(y)).select(y, x),
    "x > y ? x : y": (c) => c(x.gt(y)).select(x, y),
    "x > y ? y : x": (c) => c(x.gt(y)).select(y, x),
    "x < 0 ? 0 : x": (c) => c(x.lt(0)).select(0, x),
    "-0 < x ? -0 : x": (c) => c(constant(-0).lt(x)).select(-0, x),
  };
  it.each(Object.entries(choices))("%s is one instruction with the bits of two", (_, choice) => {
    const [short, plain] = [choice((condition) => condition), choice(hidden)];
    expect(isShorter(short, precision)).toBe(true);
    expect(isShorter(plain, precision)).toBe(false);
    expectSame(short, plain, ...pairs(specialFloats));
    const many = fc.array(floats, { minLength: 64, maxLength: 64 });
    fc.assert(
      fc.property(many, many, (left, right) => void expectSame(short, plain, left, right)),
      few,
    );
  });

  it("2^n of a small n has the bits of the conversion", () => {
    const [least, most] = precision === "f32" ? [-127, 128] : [-1023, 1024];
    const low = x.lt(least).select(least, x);
    const n = constant(most).lt(low).select(most, low).floor();
    const short = n.exp2Integer();
    // Of an argument nothing is known.
    expect(isShorter(short, precision)).toBe(true);
    expect(isShorter(x.exp2Integer(), precision)).toBe(false);
    const around = Array.from({ length: 2 * most + 64 }, (_, i) => least - 32 + i + (i % 3) / 4);
    const columns = [{ dtype: "float" as const, values: around }];
    const whole = [{ dtype: "float" as const, values: compiledValues(n, columns, precision) }];
    const found = compiledValues(short, columns, precision);
    expect(found).toEqual(compiledValues(x.exp2Integer(), whole, precision));
    expect(found).toEqual(interpretedValues(short, columns, precision));
    // The ends of the range are 0 and infinity.
    expect([found[0], found.at(-1)]).toEqual([0, Number.POSITIVE_INFINITY]);
  });
});

it("leaves what only looks alike", () => {
  expect(isShorter(x.le(y).select(x, y))).toBe(false);
  expect(isShorter(x.lt(y).select(x, x))).toBe(false);
  expect(isShorter(x.lt(0).select(-0, x))).toBe(false);
  expect(isShorter(arg(0, "int").lt(3).select(arg(0, "int"), 3))).toBe(false);
  const halves = x.lt(-9).select(-9, x);
  const within = constant(9).lt(halves).select(9, halves);
  expect(isShorter(within.exp2Integer())).toBe(false);
  expect(isShorter(within.floor().exp2Integer())).toBe(true);
});
