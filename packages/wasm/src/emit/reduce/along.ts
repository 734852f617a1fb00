import { type Code, get, type Local, op, set, v128 } from "../../assembler/code.ts";
import { at, type Index } from "../address.ts";
import type { KernelEmitter } from "../block.ts";
import { nested, stepped } from "../loops.ts";
import { pick } from "../vectors.ts";
import { emitInput, type Reduced, type Reduction } from "./reduction.ts";

/** Whether the eight partial sums can be lanes: floats that lie beside each other, and eight at a time but at the end. */
export function isAlong({ base, inputs, lengths }: Reduction, { lanes }: KernelEmitter): boolean {
  const length = lengths.at(-1);
  if (base.combine !== "sum" || base.node.dtype !== "float" || length === undefined || length < 4)
    return false;
  if (lengths.length > 1 && length % 8 !== 0) return false;
  const strides = inputs.map(({ inner }) => inner.at(-1)!);
  const unit = strides.every((stride) => stride === 0 || stride === 1) && strides.includes(1);
  // Columns beside each other are better summed a vector of columns at a time.
  const besideOutputs =
    inputs.some(({ outer }) => outer.strides.at(-1) === 1) && base.node.size >= lanes.count;
  return unit && !besideOutputs;
}

/** Lanes are the partial sums: vectors of eight neighbours, the rest with its missing lanes at 0, then the fixed tree. */
export function sumAlong(plan: Reduction, indices: readonly Index[], emitter: KernelEmitter): Reduced {
  const { fn, constants, lanes } = emitter;
  const { lengths } = plan;
  const type = lanes.precision === "f32" ? "f32x4" : "f64x2";
  const add = (x: Code, y: Code): Code => op(`${type}.add`, x, y);
  const width = lanes.count;
  const partials = Array.from({ length: 8 / width }, () => fn.local("v128"));
  const zero = constants.int(fn, 0);
  const length = lengths.at(-1)!;
  const whole = length - (length % 8);
  const addAt = (outer: readonly Index[], index: Index, partial: Local, count: number): Code => {
    const x = emitInput(plan, indices, [...outer, index], count, true, emitter);
    return set(
      partial,
      add(get(partial), count === width ? x : op("v128.and", x, firstLanes(count, emitter))),
    );
  };
  const rows = nested(emitter, lengths.slice(0, -1), (outer) => [
    stepped(emitter, whole, 8, (index) =>
      partials.map((partial, i) =>
        addAt(outer, { ...index, constant: index.constant + i * width }, partial, width),
      ),
    ),
    partials.map((partial, i) => {
      const count = Math.min(width, length - whole - i * width);
      return count > 0 ? addAt(outer, at(whole + i * width), partial, count) : [];
    }),
  ]);
  const statements = [partials.map((partial) => set(partial, zero)), rows];
  return { statements, values: [sumOfLanes(partials.map(get), emitter)] };
}

/** Adds neighbours, until one lane is left: ((p0+p1)+(p2+p3)) + ((p4+p5)+(p6+p7)) in the first. */
function sumOfLanes(vectorsOfLanes: readonly Code[], emitter: KernelEmitter): Code {
  const { fn, lanes } = emitter;
  const width = lanes.count;
  const even = Array.from({ length: width }, (_, lane) => 2 * lane);
  const odd = even.map((lane) => lane + 1);
  const add = lanes.precision === "f32" ? "f32x4.add" : "f64x2.add";
  const statements: Code[] = [];
  let level = vectorsOfLanes.map((code) => {
    const local = fn.local("v128");
    statements.push(set(local, code));
    return local;
  });
  for (let left = 8; left > 1; left /= 2) {
    const next: Local[] = [];
    for (let i = 0; i < level.length; i += 2) {
      const [x, y] = [get(level[i]!), get(level[i + 1] ?? level[i]!)];
      const local = fn.local("v128");
      statements.push(set(local, op(add, pick(x, y, even, emitter), pick(x, y, odd, emitter))));
      next.push(local);
    }
    level = next;
  }
  return [statements, get(level[0]!)];
}

/** Ones in the first `count` lanes. */
function firstLanes(count: number, { fn, lanes }: KernelEmitter): Code {
  const bytes = Array.from({ length: 16 }, (_, byte) => (byte < count * lanes.bytes ? 0xff : 0));
  return get(fn.hoist(`first ${count}`, "v128", () => v128(bytes)));
}
