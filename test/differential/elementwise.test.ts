import { type DType, full, iota, literal, state } from "@titrate/tensor";
import { describe, expect, it } from "vitest";
import { differential } from "./differential.ts";
import { expectSameBits, given } from "./same-bits.ts";
import { apply, everyCall } from "./signatures.ts";
import { nastyFloats, nastyInts, plain, spread } from "./values.ts";

const nastyOf = (dtype: DType): readonly number[] =>
  ({ float: nastyFloats, int: nastyInts, bool: [0, 1] })[dtype];

/** Every combination of nasty values, one list an argument. */
function combinations(types: readonly DType[]): number[][] {
  const [first, ...rest] = types;
  if (first === undefined) return [];
  if (rest.length === 0) return [[...nastyOf(first)]];
  const below = combinations(rest);
  const repeat = below[0]!.length;
  const own = nastyOf(first).flatMap((value) => new Array<number>(repeat).fill(value));
  return [own, ...below.map((list) => nastyOf(first).flatMap(() => list))];
}

describe("nasty values", () => {
  it("are representable, so that f32 sees what f64 sees", () => {
    for (const edge of [2 ** -149, 2 ** -126, 16777217])
      expect(nastyFloats.includes(edge) && nastyFloats.includes(-edge)).toBe(true);
  });

  it.each(everyCall.filter(([, fn]) => fn !== "uniform"))("%s, side by side", (_, fn, types) => {
    const lists = combinations(types);
    const x = apply(fn, types, [[lists[0]!.length]]);
    expectSameBits({ x }, Object.fromEntries(lists.map((list, i) => [`x${i}`, list])));
  });

  it.each(everyCall.filter(([, , types]) => types.length === 2))("%s, broadcast", (_, fn, types) => {
    const [rows, columns] = types.map(nastyOf);
    const x = apply(fn, types, [[rows!.length, 1], [columns!.length]]);
    expectSameBits({ x }, { x0: rows!, x1: columns! });
  });
});

describe("ordinary values", () => {
  const size = 1000;
  it.each(everyCall.filter(([, , types]) => types.includes("float")))("%s", (_, fn, types) => {
    const given = (make: typeof plain) =>
      Object.fromEntries(
        types.flatMap((type, i) => (type === "float" ? [[`x${i}`, make(`${fn}${i}`, [size])]] : [])),
      );
    expectSameBits({ x: apply(fn, types, [[size]]) }, given(plain));
    expectSameBits({ x: apply(fn, types, [[size]]) }, given(spread));
  });

  it("uniform, of keys and counters with all bits in use", () => {
    const words = nastyInts.flatMap((x) => nastyInts.map((y) => (x * 40503) ^ y));
    const key = [words, words.toReversed()];
    const counters = [words.map((word) => ~word), words];
    const lists = [...key, ...counters];
    const values = Object.fromEntries(lists.map((list, i) => [`x${i}`, list]));
    expectSameBits({ x: apply("uniform", ["int", "int", "int", "int"], [[words.length]]) }, values);
  });
});

describe("constants", () => {
  const x = given("x", [nastyFloats.length]);
  it.each(nastyFloats.filter((_, i) => i % 3 === 0))("%d beside a tensor", (value) => {
    const outputs = {
      sum: x.add(value),
      product: x.mul(value),
      quotient: x.div(value),
      reverse: literal([value], []).div(x),
      larger: x.maximum(value),
      smaller: x.minimum(value),
      below: x.less(value),
      chosen: x.greaterEqual(value).where(x, value),
      power: x.pow(value),
    };
    expectSameBits(outputs, { x: nastyFloats });
  });

  // What may be left out, and what only looks as if it might: x + 0 is not x where x is -0.
  it("that seem to change nothing", () => {
    const [zero, minus] = [literal([0], []), literal([-0], [])];
    const always = literal([1], [], "bool");
    const changes = {
      addZero: x.add(0),
      addMinusZero: x.add(-0),
      zeroAdded: zero.add(x),
      minusZeroAdded: minus.add(x),
      subZero: x.sub(0),
      subMinusZero: x.sub(-0),
      fromZero: zero.sub(x),
      fromMinusZero: minus.sub(x),
      one: x.mul(1),
      minusOne: x.mul(-1),
      nothing: x.mul(0),
      over: x.div(1),
      power: x.pow(1),
      largest: x.maximum(-Infinity),
      smallest: x.minimum(Infinity),
      chosen: always.where(x, NaN),
      refused: always.not().where(NaN, x),
      itself: x.sub(x),
      ratio: x.div(x),
      twiceNegated: x.neg().neg(),
      same: x.maximum(x),
    };
    expectSameBits(changes, { x: nastyFloats });
    for (const [name, changed] of Object.entries(changes))
      expectSameBits({ [name]: changed }, { x: nastyFloats });
  });
  it("that divide by powers of two, within and beyond what has a reciprocal", () => {
    const powers = [1, -1, 10, 60, 61, 126, 127, -126, -149, 1000, 1023, -1022, -1074];
    const outputs = powers.map((power) => [`by 2^${power}`, x.div(2 ** power)] as const);
    expectSameBits(Object.fromEntries(outputs), { x: nastyFloats });
    expectSameBits(
      { minus: x.div(-4), third: x.div(3), tenth: x.div(0.1), none: x.div(0) },
      { x: nastyFloats },
    );
  });
  it("0 and -0, told apart in one program", () => {
    const [zeros, minus] = [full(0, [3]), full(-0, [3])];
    expectSameBits({ zeros, minus, lists: literal([0, -0], [2]), other: literal([-0, 0], [2]) });
    expectSameBits({ a: x.div(0), b: x.div(-0), c: x.mul(0), d: x.mul(-0) }, { x: nastyFloats });
  });
  it("of ints", () => {
    const n = given("n", [nastyInts.length], "int");
    expectSameBits(
      { add: n.add(0), sub: n.sub(0), mul: n.mul(1), zero: n.mul(0), neg: n.mul(-1) },
      { n: nastyInts },
    );
  });

  it("are rounded once to the precision", () => {
    const third = literal([1 / 3, 0.1, 1e-46, 1e39, 16777217], [5]);
    expectSameBits({ sum: given("y", [5]).add(third), third, scaled: third.mul(1 / 7) });
  });

  it("computed from nothing but constants", () => {
    const numbers = literal(nastyFloats, [nastyFloats.length]);
    const outputs = { exp: numbers.exp(), tanh: numbers.tanh(), iota: iota(9).cast("float").div(7).sin() };
    expectSameBits({ ...outputs, mixed: numbers.sigmoid().mul(x) }, { x: nastyFloats });
  });
});

it("chains of functions round at every link", () => {
  const x = given("x", [333]);
  const y = given("y", [333]);
  const outputs = {
    polynomial: x.mul(0.3).add(y).mul(x).sub(0.7).mul(x).add(y),
    gelu: x.mul(x.div(Math.SQRT2).erf().add(1)).mul(0.5),
    swish: x.mul(x.mul(y).sigmoid()),
    mixed: x.less(y).where(x.exp(), y.cast("int").mul(3).cast("float")).add(x.greater(0).cast("float")),
  };
  expectSameBits(outputs, { x: plain("x", [333]), y: plain("y", [333]) });
});

it("a step feeds itself through a chaotic map, whose bits part soon when one does", () => {
  const w = state("w", [37]);
  for (const precision of ["f32", "f64"] as const)
    differential(
      {
        precision,
        tables: [],
        state: [{ name: "w", tensor: w }],
        entries: {
          step: {
            batch: 0,
            rows: [],
            scalars: [],
            updates: [{ state: w, value: w.mul(w.oneMinus()).mul(3.9) }],
            outputs: { mean: w.mean() },
          },
        },
      },
      [{ entry: "step", steps: 100 }],
      { state: { w: Array.from({ length: 37 }, (_, i) => (i + 1) / 39) } },
    );
});
