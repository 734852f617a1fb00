import {
  constant,
  elementary,
  type Scalar,
  type ScalarFunction,
  threefry2x32,
  uniformFromBits,
} from "@titrate/numeric";
import type { DType } from "./shape.ts";

/** One element-wise function: the types that it takes, each list with the type that it gives, and its formula. */
export interface ElementwiseRow {
  readonly signatures: readonly Signature[];
  readonly apply: ScalarFunction;
}

export interface Signature {
  readonly takes: readonly DType[];
  readonly gives: DType;
}

export type ElementwiseName =
  | "add"
  | "sub"
  | "mul"
  | "div"
  | "pow"
  | "maximum"
  | "minimum"
  | "neg"
  | "abs"
  | "sign"
  | "sqrt"
  | "floor"
  | "ceil"
  | "round"
  | "exp"
  | "log"
  | "log1p"
  | "expm1"
  | "tanh"
  | "sigmoid"
  | "sin"
  | "cos"
  | "erf"
  | "less"
  | "lessEqual"
  | "greater"
  | "greaterEqual"
  | "equal"
  | "notEqual"
  | "and"
  | "or"
  | "not"
  | "where"
  | "toFloat"
  | "toInt"
  | "toBool"
  | "uniform";

const floats = [takes("float", "float")];
const floatPairs = [takes("float", "float", "float")];
const numbers = [...floats, takes("int", "int")];
const numberPairs = [...floatPairs, takes("int", "int", "int")];
const ordered = [takes("bool", "float", "float"), takes("bool", "int", "int")];
const comparable = [...ordered, takes("bool", "bool", "bool")];
const boolPairs = [takes("bool", "bool", "bool")];

/** Every element-wise function: a new one is a row here and a row in gradients/elementwise.ts. */
export const elementwise: { readonly [K in ElementwiseName]: ElementwiseRow } = {
  add: row(numberPairs, (_, x, y) => x!.add(y!)),
  sub: row(numberPairs, (_, x, y) => x!.sub(y!)),
  mul: row(numberPairs, (_, x, y) => x!.mul(y!)),
  div: row(floatPairs, (_, x, y) => x!.div(y!)),
  pow: row(floatPairs, elementary.pow),
  // A NaN on either side is the result; of two equals (0 and -0) it is the second.
  maximum: row(numberPairs, (_, x, y) => unordered(x!, x!.gt(y!)).select(x!, y!)),
  minimum: row(numberPairs, (_, x, y) => unordered(x!, x!.lt(y!)).select(x!, y!)),

  neg: row(numbers, (_, x) => x!.neg()),
  abs: row(floats, (_, x) => x!.abs()),
  // 0, -0 and NaN are their own signs.
  sign: row(floats, (_, x) => x!.gt(0).select(1, x!.lt(0).select(-1, x!))),
  sqrt: row(floats, (_, x) => x!.sqrt()),
  floor: row(floats, (_, x) => x!.floor()),
  ceil: row(floats, (_, x) => x!.ceil()),
  round: row(floats, roundHalfEven),

  exp: row(floats, elementary.exp),
  log: row(floats, elementary.log),
  log1p: row(floats, elementary.log1p),
  expm1: row(floats, elementary.expm1),
  tanh: row(floats, elementary.tanh),
  sigmoid: row(floats, elementary.sigmoid),
  sin: row(floats, elementary.sin),
  cos: row(floats, elementary.cos),
  erf: row(floats, elementary.erf),

  less: row(ordered, (_, x, y) => x!.lt(y!)),
  lessEqual: row(ordered, (_, x, y) => x!.le(y!)),
  greater: row(ordered, (_, x, y) => x!.gt(y!)),
  greaterEqual: row(ordered, (_, x, y) => x!.ge(y!)),
  equal: row(comparable, (_, x, y) => (x!.type === "bool" ? x!.xor(y!).not() : x!.eq(y!))),
  notEqual: row(comparable, (_, x, y) => (x!.type === "bool" ? x!.xor(y!) : x!.ne(y!))),

  and: row(boolPairs, (_, x, y) => x!.and(y!)),
  or: row(boolPairs, (_, x, y) => x!.or(y!)),
  not: row([takes("bool", "bool")], (_, x) => x!.not()),
  where: row(
    [
      takes("float", "bool", "float", "float"),
      takes("int", "bool", "int", "int"),
      takes("bool", "bool", "bool", "bool"),
    ],
    (_, condition, x, y) => condition!.select(x!, y!),
  ),

  // A float to an int: truncated, saturated, NaN to 0. Anything but 0 is true (NaN too).
  toFloat: row([takes("float", "int"), takes("float", "bool")], (_, x) =>
    x!.type === "int" ? x!.toFloat() : x!.boolToFloat(),
  ),
  toInt: row([takes("int", "float"), takes("int", "bool")], (_, x) =>
    x!.type === "float" ? x!.toInt() : x!.boolToInt(),
  ),
  toBool: row([takes("bool", "float"), takes("bool", "int")], (_, x) => x!.ne(0)),

  // Two key words and two counter words to a float in [0, 1).
  uniform: row([takes("float", "int", "int", "int", "int")], (precision, key0, key1, counter0, counter1) =>
    uniformFromBits(precision, ...threefry2x32(key0!, key1!, counter0!, counter1!)),
  ),
};

function takes(gives: DType, ...types: DType[]): Signature {
  return { takes: types, gives };
}

function row(signatures: readonly Signature[], apply: ScalarFunction): ElementwiseRow {
  return { signatures, apply };
}

function unordered(x: Scalar, condition: Scalar): Scalar {
  return x.type === "float" ? condition.or(x.ne(x)) : condition;
}

/** At 2^52 (f32: 2^23) and above every float is an integer; below, adding that number rounds at the units. */
function roundHalfEven(precision: "f32" | "f64", x?: Scalar): Scalar {
  const integersOnly = constant(precision === "f32" ? 2 ** 23 : 2 ** 52);
  const magnitude = x!.abs();
  const rounded = magnitude.add(integersOnly).sub(integersOnly);
  return magnitude.lt(integersOnly).select(rounded.copySign(x!), x!); // -0.4 becomes -0, and NaN stays
}
