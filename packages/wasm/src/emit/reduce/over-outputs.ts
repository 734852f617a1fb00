import { sizeOf } from "@titrate/tensor";
import { type Code, get, type Local, op, set } from "../../assembler/code.ts";

import { at, type Index } from "../address.ts";
import type { KernelEmitter } from "../block.ts";
import { nested, stepped } from "../loops.ts";
import { narrow } from "../scalar.ts";
import { emitInput, type Reduced, type Reduction } from "./reduction.ts";

type Element = (reduced: readonly Index[]) => Code;

/** Vectors over the outputs: each lane combines its own elements in the written order. */
export function overOutputs(
  plan: Reduction,
  indices: readonly Index[],
  count: number,
  emitter: KernelEmitter,
): Reduced {
  const element: Element = (reduced) => emitInput(plan, indices, reduced, count, false, emitter);
  switch (plan.base.combine) {
    case "sum":
      return sumOver(plan, element, emitter);
    case "max":
      return maxOver(plan, element, emitter);
    case "argmax":
      return argmaxOver(plan, element, emitter);
  }
}

/** Element n goes to partial sum n mod 8; turns of a loop are grouped so that this is known when it is written. */
function sumOver({ base, lengths }: Reduction, element: Element, emitter: KernelEmitter): Reduced {
  const { fn, constants, lanes } = emitter;
  const isInt = base.node.dtype === "int";
  const add = (x: Code, y: Code): Code =>
    op(isInt ? "i32x4.add" : lanes.precision === "f32" ? "f32x4.add" : "f64x2.add", x, y);
  const partials = Array.from({ length: 8 }, () => fn.local("v128"));
  const zero = constants.int(fn, 0);
  const total = sizeOf(lengths);

  function walk(axis: number, phase: number, reduced: readonly Index[]): Code {
    const length = lengths[axis];
    if (length === undefined) {
      const partial = partials[phase % 8]!;
      return set(partial, add(get(partial), element(reduced)));
    }
    const inner = sizeOf(lengths.slice(axis + 1));
    const period = 8 / greatestDivisor(inner);
    const whole = length - (length % period);
    const turn = (index: Index): Code[] =>
      Array.from({ length: period }, (_, i) =>
        walk(axis + 1, phase + i * inner, [...reduced, { ...index, constant: index.constant + i }]),
      );
    const rest = Array.from({ length: length - whole }, (_, i) =>
      walk(axis + 1, phase + (whole + i) * inner, [...reduced, at(whole + i)]),
    );
    return [stepped(emitter, whole, period, turn), rest];
  }

  const tree = (from: number, size: number): Code =>
    size === 1 ? get(partials[from]!) : add(tree(from, size / 2), tree(from + size / 2, size / 2));
  // Partial sums that no element reaches are +0.
  const starts = partials.map((partial) => set(partial, zero));
  return { statements: [starts, total === 0 ? [] : walk(0, 0, [])], values: [tree(0, 8)] };
}

/** The greatest power of two up to 8 that divides a number. */
const greatestDivisor = (n: number): number => (n % 8 === 0 ? 8 : n % 4 === 0 ? 4 : n % 2 === 0 ? 2 : 1);

/** m = x > m or x is NaN ? x : m, from -Infinity; a NaN stays since nothing is larger. */
function maxOver({ lengths }: Reduction, element: Element, emitter: KernelEmitter): Reduced {
  const { fn, constants } = emitter;
  const [m, x] = [fn.local("v128"), fn.local("v128")];
  const takes = op("v128.or", greater(x, m, emitter), isNaNOf(x, emitter));
  const statements = [
    set(m, constants.float(fn, Number.NEGATIVE_INFINITY)),
    nested(emitter, lengths, (reduced) => [
      set(x, element(reduced)),
      set(m, op("v128.bitselect", get(x), get(m), takes)),
    ]),
  ];
  return { statements, values: [get(m)] };
}

/** Takes the place where x > m, and where x is the first NaN. The element that stands there is the largest. */
function argmaxOver({ lengths }: Reduction, element: Element, emitter: KernelEmitter): Reduced {
  const { fn, constants, lanes } = emitter;
  const [m, x, takes] = [fn.local("v128"), fn.local("v128"), fn.local("v128")];
  const [n, first] = [fn.local("v128"), fn.local("v128")];
  // A mask is as wide as a float, a place as an int.
  const taken = lanes.precision === "f32" ? get(takes) : narrow(get(takes));
  const firstNaN = op("v128.andnot", isNaNOf(x, emitter), isNaNOf(m, emitter));
  const statements = [
    set(m, constants.float(fn, Number.NEGATIVE_INFINITY)),
    set(n, constants.int(fn, 0)),
    set(first, constants.int(fn, 0)),
    nested(emitter, lengths, (reduced) => [
      set(x, element(reduced)),
      set(takes, op("v128.or", greater(x, m, emitter), firstNaN)),
      set(m, op("v128.bitselect", get(x), get(m), get(takes))),
      set(first, op("v128.bitselect", get(n), get(first), taken)),
      set(n, op("i32x4.add", get(n), constants.int(fn, 1))),
    ]),
  ];
  return { statements, values: [get(first), get(m)] };
}

const greater = (x: Local, y: Local, { lanes }: KernelEmitter): Code =>
  op(lanes.precision === "f32" ? "f32x4.gt" : "f64x2.gt", get(x), get(y));
const isNaNOf = (x: Local, { lanes }: KernelEmitter): Code =>
  op(lanes.precision === "f32" ? "f32x4.ne" : "f64x2.ne", get(x), get(x));
