import {
  arg,
  constant,
  elementary,
  integer,
  type Precision,
  type Scalar,
  type ScalarOp,
  threefry2x32,
  uniformFromBits,
} from "@titrate/numeric";
import { describe, expect, it } from "vitest";
import { type Column, compiledValues, interpretedValues } from "../testing/formula-values.ts";
import { runCode } from "../testing/run-code.ts";
import { pairs, rounded, specialFloats, specialInts } from "../testing/values.ts";
import { emitScalars } from "./scalar.ts";

const [x, y] = [arg(0), arg(1)];
const [i, j] = [arg(2, "int"), arg(3, "int")];
const [p, q] = [arg(4, "bool"), arg(5, "bool")];

const table = [0.1, 3, -7, Number.NaN, 1e300];
/** A NaN's significand and sign are unspecified: a formula selects NaN away before it asks for them. */
const notNaN = (z: Scalar): Scalar => z.eq(z).select(z, 3);

const formulas = {
  arg: [x, i, p],
  constant: [constant(0.1), constant(-0), constant(Number.NaN), constant(1e-320)],
  integer: [integer(-5), integer(2 ** 31)],
  add: [x.add(y), i.add(j)],
  sub: [x.sub(y), i.sub(j)],
  mul: [x.mul(y), i.mul(j)],
  div: [x.div(y)],
  sqrt: [x.sqrt()],
  neg: [x.neg(), i.neg()],
  abs: [x.abs()],
  floor: [x.floor()],
  ceil: [x.ceil()],
  trunc: [x.trunc()],
  exponent: [x.exponent()],
  significand: [notNaN(x).significand()],
  exp2Integer: [x.exp2Integer()],
  truncateLow: [x.truncateLow()],
  copySign: [x.copySign(notNaN(y))],
  lt: [x.lt(y), i.lt(j)],
  le: [x.le(y), i.le(j)],
  gt: [x.gt(y), i.gt(j)],
  ge: [x.ge(y), i.ge(j)],
  eq: [x.eq(y), i.eq(j)],
  ne: [x.ne(y), i.ne(j)],
  and: [p.and(q), i.and(j), x.lt(y).and(i.lt(j))],
  or: [p.or(q), i.or(j)],
  xor: [p.xor(q), i.xor(j)],
  not: [p.not(), i.not()],
  select: [p.select(x, y), p.select(i, j), x.lt(y).select(i, j), i.lt(j).select(x, y), x.lt(y).select(p, q)],
  shiftLeft: [i.shiftLeft(0), i.shiftLeft(31)],
  shiftRight: [i.shiftRight(0), i.shiftRight(7)],
  rotateLeft: [i.rotateLeft(0), i.rotateLeft(13), i.add(j).rotateLeft(31)],
  toFloat: [i.toFloat()],
  toFloatUnsigned: [i.toFloatUnsigned()],
  toInt: [x.toInt()],
  boolToFloat: [p.boolToFloat(), x.lt(y).boolToFloat()],
  boolToInt: [p.boolToInt(), x.lt(y).boolToInt(), i.lt(j).boolToInt()],
  lookup: [i.lookup(table), x.toInt().lookup([2.5])],
} satisfies Record<ScalarOp, readonly Scalar[]>;

function columnsOf(precision: Precision): Column[] {
  const floats = pairs(rounded(specialFloats, precision));
  const repeat = (values: readonly number[]): number[] => floats[0].map((_, n) => values[n % values.length]!);
  const [ints, otherInts] = pairs(specialInts).map(repeat) as [number[], number[]];
  return [
    ...floats.map((values): Column => ({ dtype: "float", values })),
    ...[ints, otherInts].map((values): Column => ({ dtype: "int", values })),
    ...[repeat([0, 1, 1]), repeat([1, 0])].map((values): Column => ({ dtype: "bool", values })),
  ];
}

describe.each(["f32", "f64"] as const)("in %s", (precision) => {
  const columns = columnsOf(precision);
  const expectSame = (formula: Scalar): void =>
    expect(compiledValues(formula, columns, precision)).toEqual(
      rounded(interpretedValues(formula, columns, precision), formula.type === "float" ? precision : "f64"),
    );

  it.each(Object.entries(formulas))("%s is what JavaScript makes of it", (_, some) => {
    for (const formula of some) expectSame(formula);
  });

  it.each(Object.entries(elementary))("%s is what JavaScript makes of it", (_, fn) =>
    expectSame(fn(precision, x, y)),
  );

  it("random numbers are what JavaScript makes of them", () =>
    expectSame(uniformFromBits(precision, ...threefry2x32(i, j, i.xor(j), integer(7)))));

  it("computes what several formulas share once", () => {
    const shared = x.mul(y).sqrt();
    runCode(precision, new Uint8Array(16), (emitter) => {
      const zero = emitter.constants.float(emitter.fn, 0);
      const { statements, values } = emitScalars(
        [shared.add(1), shared.neg(), shared],
        [zero, zero],
        emitter,
      );
      expect(statements).toHaveLength(1);
      expect(values).toHaveLength(3);
      return [];
    });
  });
});

it("takes formulas that are deeper than the call stack", () => {
  let deep = x;
  for (let depth = 0; depth < 20_000; depth++) deep = deep.add(deep);
  runCode("f32", new Uint8Array(16), (emitter) => {
    expect(emitScalars([deep], [[]], emitter).statements).toHaveLength(19_999);
    return [];
  });
});
