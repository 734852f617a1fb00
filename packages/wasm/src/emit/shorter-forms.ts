import type { Scalar } from "@titrate/numeric";
import { type Code, i32, op } from "../assembler/code.ts";
import { rangeOf } from "./ranges.ts";
import type { Emitter } from "./scalar.ts";

/**
 * Fewer instructions for what formulas often ask for, with the same bits; undefined where the plain form stands.
 *
 * @param code the code of an operand.
 */
export function shorterForm(
  node: Scalar,
  code: (operand: Scalar) => Code,
  emitter: Emitter,
): Code | undefined {
  switch (node.op) {
    case "select":
      return node.type === "float" ? lesserOrGreater(node, code, emitter) : undefined;
    case "exp2Integer":
      return smallPower(node, code, emitter);
    default:
      return undefined;
  }
}

/** q < p ? q : p is one instruction, and so is p < q ? q : p. */
function lesserOrGreater(
  { args: [condition, whenTrue, whenFalse] }: Scalar,
  code: (operand: Scalar) => Code,
  { lanes }: Emitter,
): Code | undefined {
  if (condition!.op !== "lt" && condition!.op !== "gt") return undefined;
  const [x, y] = condition!.op === "lt" ? condition!.args : [condition!.args[1], condition!.args[0]];
  const type = lanes.precision === "f32" ? "f32x4" : "f64x2";
  if (isSame(x!, whenTrue!) && isSame(y!, whenFalse!)) return op(`${type}.pmin`, code(y!), code(x!));
  if (isSame(y!, whenTrue!) && isSame(x!, whenFalse!)) return op(`${type}.pmax`, code(x!), code(y!));
  return undefined;
}

const isSame = (x: Scalar, y: Scalar): boolean =>
  x === y || (x.op === "constant" && y.op === "constant" && Object.is(x.value, y.value));

/**
 * 2^n of a small integer n: adding 1.5 * 2^52 (f32: 2^23) brings n into the lowest bits, from where it moves to the
 * exponent. That spares the conversion, whose saturation takes many instructions.
 */
function smallPower(
  { args: [n] }: Scalar,
  code: (operand: Scalar) => Code,
  { constants, fn, lanes }: Emitter,
): Code | undefined {
  const range = rangeOf(n!);
  if (!range.isInteger || range.least < -(2 ** 20) || range.most > 2 ** 20) return undefined;
  const single = lanes.precision === "f32";
  const shifted = op(
    single ? "f32x4.add" : "f64x2.add",
    code(n!),
    constants.float(fn, 1.5 * (single ? 2 ** 23 : 2 ** 52)),
  );
  const bias = constants.bits(fn, BigInt(lanes.bias));
  return single
    ? op("i32x4.shl", op("i32x4.add", shifted, bias), i32(lanes.fractionBits))
    : op("i64x2.shl", op("i64x2.add", shifted, bias), i32(lanes.fractionBits));
}
