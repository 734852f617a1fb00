import { type Code, countedLoop } from "../assembler/code.ts";
import type { FunctionBuilder } from "../assembler/function.ts";
import { at, type Index } from "./address.ts";

/** How loops are written: as loops, or all their turns one after the other. */
export interface LoopStyle {
  readonly fn: FunctionBuilder;
  readonly unrolled: boolean;
}

/** `length` turns. */
export function loop(style: LoopStyle, length: number, body: (index: Index) => Code): Code {
  return stepped(style, length, 1, body);
}

/** Turns at 0, step, 2 step ... below `length`, which is a multiple of the step. */
export function stepped(
  { fn, unrolled }: LoopStyle,
  length: number,
  step: number,
  body: (index: Index) => Code,
): Code {
  if (length <= 0) return [];
  if (unrolled || length === step)
    return Array.from({ length: length / step }, (_, turn) => body(at(turn * step)));
  const variable = fn.local("i32");
  return countedLoop(variable, 0, length, step, body({ variable, constant: 0 }));
}

/** Nested loops, the first axis outermost. */
export function nested(
  style: LoopStyle,
  lengths: readonly number[],
  body: (indices: readonly Index[]) => Code,
): Code {
  const [length, ...inner] = lengths;
  if (length === undefined) return body([]);
  return loop(style, length, (index) => nested(style, inner, (indices) => body([index, ...indices])));
}

/**
 * An axis in blocks of `most` vectors, and one block for what is left, whose last vector may be short. `each`: the
 * elements at every place of the axis, which divide the lanes.
 */
export function blocks(
  style: LoopStyle,
  length: number,
  lanes: number,
  most: number,
  body: (start: Index, counts: readonly number[]) => Code,
  each = 1,
): Code {
  const turn = (most * lanes) / each;
  const whole = length - (length % turn);
  const rest: number[] = [];
  for (let left = (length - whole) * each; left > 0; left -= lanes) rest.push(Math.min(left, lanes));
  return [
    stepped(style, whole, turn, (start) => body(start, new Array<number>(most).fill(lanes))),
    rest.length > 0 ? body(at(whole), rest) : [],
  ];
}
