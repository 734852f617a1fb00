import type { Precision, Scalar, ScalarOp } from "@titrate/numeric";
import { type Code, extractI32, get, i32, log2, memoryLane, op, set } from "../assembler/code.ts";
import type { FunctionBuilder } from "../assembler/function.ts";
import type { ConstantPool } from "./constants.ts";
import { type Lanes, lanesOf } from "./lanes.ts";
import { shorterForm } from "./shorter-forms.ts";

/** Where formulas are emitted: the function, the module's constants, and what a vector holds. */
export interface Emitter {
  readonly fn: FunctionBuilder;
  readonly constants: ConstantPool;
  readonly lanes: Lanes;
}

/** Formulas as vector code: what is computed first, then each one's value. */
export interface EmittedScalars {
  readonly statements: Code;
  readonly values: readonly Code[];
}

/**
 * Emits formulas over vectors; lanes do not see each other. A float vector fills the 16 bytes. An int has 32 bits: in
 * f64 two of them lie in the low half. A bool is a mask of ones or zeros as wide as a float.
 *
 * A node that is used more than once becomes a local, as in `printJavaScript`, whose meaning of each op this repeats.
 *
 * @param args the vector of each argument, cheap to repeat.
 */
export function emitScalars(
  formulas: readonly Scalar[],
  args: readonly Code[],
  emitter: Emitter,
): EmittedScalars {
  const statements: Code[] = [];
  const uses = countUses(formulas);
  const emitted = new Map<Scalar, Code>();
  for (const [node, count] of uses) {
    const code = emit(node);
    if (count === 1 || node.op === "arg" || node.op === "constant" || node.op === "integer") {
      emitted.set(node, code);
      continue;
    }
    const local = emitter.fn.local("v128");
    statements.push(set(local, code));
    emitted.set(node, get(local));
  }
  return { statements, values: formulas.map((formula) => emitted.get(formula)!) };

  function emit(node: Scalar): Code {
    if (node.op === "arg") return args[node.value]!;
    const shorter = shorterForm(node, (part) => emitted.get(part)!, emitter);
    if (shorter !== undefined) return shorter;
    const operands = node.args.map((part) => emitted.get(part)!);
    const table = tables[emitter.lanes.precision];
    const special = node.type === "int" || node.args[0]?.type === "int" ? table.int[node.op] : undefined;
    return (special ?? table.float[node.op])(operands, node, emitter);
  }
}

/** How often each node's code is pasted, keys in post-order. No recursion: formulas may be deep. */
function countUses(roots: readonly Scalar[]): Map<Scalar, number> {
  const uses = new Map<Scalar, number>();
  const entered = new Set<Scalar>();
  for (const root of roots) {
    const stack = entered.has(root) ? [] : [{ node: root, next: 0 }];
    entered.add(root);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const child = top.node.args[top.next++];
      if (child === undefined) {
        uses.set(top.node, 0);
        stack.pop();
      } else if (!entered.has(child)) {
        entered.add(child);
        stack.push({ node: child, next: 0 });
      }
    }
  }
  for (const node of uses.keys()) {
    const times = node.op === "rotateLeft" ? 2 : 1; // its code holds the argument twice
    for (const child of node.args) uses.set(child, uses.get(child)! + times);
  }
  for (const root of roots) uses.set(root, uses.get(root)! + 1);
  return uses;
}

type Template = (operands: readonly Code[], node: Scalar, emitter: Emitter) => Code;
type FloatTable = { readonly [name in Exclude<ScalarOp, "arg">]: Template };
/** Ops that mean another thing where an operand or the result is an int. */
type IntTable = { readonly [name in ScalarOp]?: Template };

const tables: Readonly<Record<Precision, { float: FloatTable; int: IntTable }>> = {
  f32: { float: floatTable("f32"), int: intTable("f32") },
  f64: { float: floatTable("f64"), int: intTable("f64") },
};

function floatTable(precision: Precision): FloatTable {
  const single = precision === "f32";
  const type = single ? "f32x4" : "f64x2";
  const lane = single ? "i32x4" : "i64x2";
  const { fractionBits, bias, exponentMask } = lanesOf(precision);
  const plain =
    (name: Parameters<typeof op>[0]): Template =>
    (operands) =>
      op(name, ...operands);
  // An exponent field as ints in the low lanes.
  const field: Template = ([x], _, { constants, fn }) => {
    const shifted = op(
      "v128.and",
      op(`${lane}.shr_u`, x!, i32(fractionBits)),
      constants.bits(fn, exponentMask),
    );
    return single ? shifted : narrow(shifted);
  };
  const bits = (mask: bigint) => (emitter: Emitter) => emitter.constants.bits(emitter.fn, mask);
  const sign = bits(single ? 0x80000000n : 0x8000000000000000n);
  return {
    constant: (_, { value }, { constants, fn }) => constants.float(fn, value),
    integer: (_, { value }, { constants, fn }) => constants.int(fn, value),
    add: plain(`${type}.add`),
    sub: plain(`${type}.sub`),
    mul: plain(`${type}.mul`),
    div: plain(`${type}.div`),
    sqrt: plain(`${type}.sqrt`),
    neg: plain(`${type}.neg`),
    abs: plain(`${type}.abs`),
    floor: plain(`${type}.floor`),
    ceil: plain(`${type}.ceil`),
    trunc: plain(`${type}.trunc`),
    exponent: (operands, node, emitter) => {
      const { constants, fn } = emitter;
      return toFloat(precision, op("i32x4.sub", field(operands, node, emitter), constants.int(fn, bias)));
    },
    significand: ([x], _, emitter) => {
      const kept = bits(single ? 0x807fffffn : 0x800fffffffffffffn)(emitter);
      const one = bits(single ? 0x3f800000n : 0x3ff0000000000000n)(emitter);
      return op("v128.or", op("v128.and", x!, kept), one);
    },
    exp2Integer: ([n], _, { constants, fn }) => {
      const biased = op("i32x4.add", toInt(precision, n!), constants.int(fn, bias));
      return op(`${lane}.shl`, single ? biased : op("i64x2.extend_low_i32x4_u", biased), i32(fractionBits));
    },
    truncateLow: ([x], _, emitter) =>
      op("v128.and", x!, bits(single ? 0xfffff000n : 0xfffffffff8000000n)(emitter)),
    copySign: ([x, from], _, emitter) => op("v128.bitselect", from!, x!, sign(emitter)),
    lt: plain(`${type}.lt`),
    le: plain(`${type}.le`),
    gt: plain(`${type}.gt`),
    ge: plain(`${type}.ge`),
    eq: plain(`${type}.eq`),
    ne: plain(`${type}.ne`),
    and: plain("v128.and"),
    or: plain("v128.or"),
    xor: plain("v128.xor"),
    not: plain("v128.not"),
    select: ([condition, x, y]) => op("v128.bitselect", x!, y!, condition!),
    shiftLeft: ([x], { value }) => op("i32x4.shl", x!, i32(value)),
    shiftRight: ([x], { value }) => op("i32x4.shr_u", x!, i32(value)),
    rotateLeft: ([x], { value }) =>
      op("v128.or", op("i32x4.shl", x!, i32(value)), op("i32x4.shr_u", x!, i32(32 - value))),
    toFloat: ([x]) => toFloat(precision, x!),
    toFloatUnsigned: ([x]) => op(single ? "f32x4.convert_i32x4_u" : "f64x2.convert_low_i32x4_u", x!),
    toInt: ([x]) => toInt(precision, x!),
    boolToFloat: ([x], _, emitter) => op("v128.and", x!, emitter.constants.float(emitter.fn, 1)),
    boolToInt: ([x], _, emitter) =>
      op("v128.and", single ? x! : narrow(x!), emitter.constants.int(emitter.fn, 1)),
    lookup,
  };
}

function intTable(precision: Precision): IntTable {
  const compare =
    (name: Parameters<typeof op>[0]): Template =>
    (operands) => {
      const mask = op(name, ...operands);
      return precision === "f32" ? mask : op("i64x2.extend_low_i32x4_s", mask);
    };
  return {
    add: (operands) => op("i32x4.add", ...operands),
    sub: (operands) => op("i32x4.sub", ...operands),
    mul: (operands) => op("i32x4.mul", ...operands),
    neg: (operands) => op("i32x4.neg", ...operands),
    lt: compare("i32x4.lt_s"),
    le: compare("i32x4.le_s"),
    gt: compare("i32x4.gt_s"),
    ge: compare("i32x4.ge_s"),
    eq: compare("i32x4.eq"),
    ne: compare("i32x4.ne"),
    select: ([condition, x, y]) =>
      op("v128.bitselect", x!, y!, precision === "f32" ? condition! : narrow(condition!)),
  };
}

/** The float at each lane's place in a table, the last where the place is outside. */
function lookup([index]: readonly Code[], { table }: Scalar, { constants, fn, lanes }: Emitter): Code {
  const address = constants.table(table);
  const place = op("i32x4.min_u", index!, constants.int(fn, table.length - 1));
  const shift = log2(lanes.bytes);
  const places = fn.local("v128");
  const name = lanes.bytes === 4 ? "v128.load32_lane" : "v128.load64_lane";
  let result: Code = constants.float(fn, 0);
  for (let lane = 0; lane < lanes.count; lane++) {
    const at = op("i32.shl", extractI32(get(places), lane), i32(shift));
    // The address comes first on the stack, then the vector that is filled so far.
    result = memoryLane(name, at, address, result, lane);
  }
  return [set(places, place), result];
}

const toFloat = (precision: Precision, x: Code): Code =>
  op(precision === "f32" ? "f32x4.convert_i32x4_s" : "f64x2.convert_low_i32x4_s", x);
const toInt = (precision: Precision, x: Code): Code =>
  op(precision === "f32" ? "i32x4.trunc_sat_f32x4_s" : "i32x4.trunc_sat_f64x2_s_zero", x);

/** The low halves of two 64-bit lanes beside each other. */
export const narrow = (x: Code): Code => [x, x, 0xfd, 13, narrowBytes];
const narrowBytes = [0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27];
