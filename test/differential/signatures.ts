import { type DType, type ElementwiseName, type Shape, Tensor } from "@titrate/tensor";
import { given } from "./same-bits.ts";

const float: readonly DType[] = ["float"];
const floats: readonly DType[] = ["float", "float"];
const ints: readonly DType[] = ["int", "int"];
const bools: readonly DType[] = ["bool", "bool"];

/** What each element-wise function takes, every way that it can be called; a new function without is a type error. */
export const signatures: Readonly<Record<ElementwiseName, readonly (readonly DType[])[]>> = {
  add: [floats, ints],
  sub: [floats, ints],
  mul: [floats, ints],
  div: [floats],
  pow: [floats],
  maximum: [floats, ints],
  minimum: [floats, ints],
  neg: [float, ["int"]],
  abs: [float],
  sign: [float],
  sqrt: [float],
  floor: [float],
  ceil: [float],
  round: [float],
  exp: [float],
  log: [float],
  log1p: [float],
  expm1: [float],
  tanh: [float],
  sigmoid: [float],
  sin: [float],
  cos: [float],
  erf: [float],
  less: [floats, ints],
  lessEqual: [floats, ints],
  greater: [floats, ints],
  greaterEqual: [floats, ints],
  equal: [floats, ints, bools],
  notEqual: [floats, ints, bools],
  and: [bools],
  or: [bools],
  not: [["bool"]],
  where: [
    ["bool", "float", "float"],
    ["bool", "int", "int"],
    ["bool", "bool", "bool"],
  ],
  toFloat: [["int"], ["bool"]],
  toInt: [["float"], ["bool"]],
  toBool: [["float"], ["int"]],
  uniform: [["int", "int", "int", "int"]],
};

/** "add(float, float)" with the function and the types. */
export const everyCall: readonly (readonly [string, ElementwiseName, readonly DType[]])[] = Object.entries(
  signatures,
).flatMap(([fn, calls]) =>
  calls.map((types) => [`${fn}(${types.join(", ")})`, fn as ElementwiseName, types] as const),
);

/** The function of states x0, x1, ... of the given shapes. */
export function apply(fn: ElementwiseName, types: readonly DType[], shapes: readonly Shape[]): Tensor {
  return new Tensor(
    "elementwise",
    { fn },
    types.map((dtype, i) => given(`x${i}`, shapes[i] ?? shapes[0]!, dtype)),
  );
}
