import { describe, expect, it } from "vitest";
import { javascriptHelpers } from "./bits.ts";
import { printJavaScript } from "./javascript.ts";
import { arg, type Precision, type Scalar } from "./scalar.ts";

// The rounding of printed code is checked against the instructions that a compiled program uses.

type Numeric = (...xs: number[]) => number;

/** What of WebAssembly is used here: its types come with the DOM's only. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object) => { exports: { f: Numeric } };
};

const valueType = { i32: 0x7f, f32: 0x7d, f64: 0x7c } as const;
type ValueType = keyof typeof valueType;

/** A module whose one function applies one instruction to its parameters. */
function instruction(code: readonly number[], parameters: readonly ValueType[], result: ValueType): Numeric {
  const section = (id: number, content: number[]): number[] => [id, content.length, ...content];
  const locals = parameters.flatMap((_, index) => [0x20, index]);
  const types = parameters.map((name) => valueType[name]);
  const body = [0, ...locals, ...code, 0x0b];
  const bytes = Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, types.length, ...types, 1, valueType[result]]),
    ...section(3, [1, 0]),
    ...section(7, [1, 1, 0x66, 0, 0]),
    ...section(10, [1, body.length, ...body]),
  ]);
  return new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports.f;
}

/** Values whose bits are random, and those where rounding is delicate. */
function samples(type: ValueType): ArrayLike<number> {
  const count = 20_000;
  // A fixed multiplicative generator: any seed will do, but each run must test the same.
  let state = 1;
  const bits = new Uint32Array(count).map(() => {
    state = (Math.imul(state, 747796405) + 1234567891) >>> 0;
    return state ^ (state >>> 15);
  });
  if (type === "i32") return new Int32Array(bits.buffer);
  const values = type === "f32" ? new Float32Array(bits.buffer) : new Float64Array(bits.buffer);
  const least = type === "f32" ? 2 ** -149 : 2 ** -1074;
  const special = [
    0,
    -0,
    1,
    -1,
    Infinity,
    -Infinity,
    Number.NaN,
    least,
    -least,
    2 ** 31,
    -(2 ** 31),
    -0.5,
    0.5,
  ];
  special.push(2 ** 31 - 1, 2 ** 31 - 128, -(2 ** 31) - 1, 1 + 2 ** -23, 2 ** 24 + 2, 2 ** -126, 2 ** -1022);
  // Beside each other, so that they meet each other as operands too.
  values.set(special);
  values.set([...special].reverse(), special.length);
  return values;
}

/** The printed op as a function of its operands as they are. */
function printed(expression: Scalar, precision: Precision): Numeric {
  const { statements, result } = printJavaScript(expression, ["x", "y"], precision);
  const body = `return (x, y) => { ${statements.join(" ")} return ${result}; };`;
  return new Function(...Object.keys(javascriptHelpers), body)(...Object.values(javascriptHelpers));
}

function expectEqual(actual: Numeric, native: Numeric, type: ValueType): void {
  const xs = samples(type);
  for (let index = 1; index < xs.length; index++) {
    const [x, previous] = [xs[index]!, xs[index - 1]!];
    // A NaN's sign is free, so copySign's second operand is a number here.
    const y = Number.isNaN(previous) ? 1 : previous;
    if (!Object.is(actual(x, y), native(x, y)))
      expect.fail(`(${x}, ${y}): printed ${actual(x, y)}, WebAssembly ${native(x, y)}`);
  }
}

const [x, y, int] = [arg(0), arg(1), arg(0, "int")];

const binary: Readonly<Record<string, [Scalar, Record<Precision, number>]>> = {
  add: [x.add(y), { f32: 0x92, f64: 0xa0 }],
  sub: [x.sub(y), { f32: 0x93, f64: 0xa1 }],
  mul: [x.mul(y), { f32: 0x94, f64: 0xa2 }],
  div: [x.div(y), { f32: 0x95, f64: 0xa3 }],
  copySign: [x.copySign(y), { f32: 0x98, f64: 0xa6 }],
};

const unary: Readonly<Record<string, [Scalar, Record<Precision, number>]>> = {
  abs: [x.abs(), { f32: 0x8b, f64: 0x99 }],
  neg: [x.neg(), { f32: 0x8c, f64: 0x9a }],
  ceil: [x.ceil(), { f32: 0x8d, f64: 0x9b }],
  floor: [x.floor(), { f32: 0x8e, f64: 0x9c }],
  trunc: [x.trunc(), { f32: 0x8f, f64: 0x9d }],
  sqrt: [x.sqrt(), { f32: 0x91, f64: 0x9f }],
};

const conversions: Readonly<Record<string, [Scalar, Record<Precision, number>]>> = {
  toFloat: [int.toFloat(), { f32: 0xb2, f64: 0xb7 }],
  toFloatUnsigned: [int.toFloatUnsigned(), { f32: 0xb3, f64: 0xb8 }],
};

describe.each(["f32", "f64"] as const)("%s equals WebAssembly", (precision) => {
  it.each(Object.entries(binary))("%s", (_, [op, code]) => {
    const native = instruction([code[precision]], [precision, precision], precision);
    expectEqual(printed(op, precision), native, precision);
  });

  it.each(Object.entries(unary))("%s", (_, [op, code]) => {
    expectEqual(printed(op, precision), instruction([code[precision]], [precision], precision), precision);
  });

  it.each(Object.entries(conversions))("%s", (_, [op, code]) => {
    expectEqual(printed(op, precision), instruction([code[precision]], ["i32"], precision), "i32");
  });

  it("toInt", () => {
    const code = [0xfc, precision === "f32" ? 0 : 2];
    expectEqual(printed(x.toInt(), precision), instruction(code, [precision], "i32"), precision);
  });
});
