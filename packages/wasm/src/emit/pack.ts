import { sizeOf } from "@titrate/tensor";
import { type Code, get, i32, type Local, memory, memoryLane, op, set } from "../assembler/code.ts";

import type { Axis, Operand } from "../lower/kernel.ts";
import { type Address, addressOf, at, type Index } from "./address.ts";
import type { KernelEmitter } from "./block.ts";
import { nested, stepped } from "./loops.ts";
import { pick, shifted } from "./vectors.ts";

/** Columns (rows of a left operand) beside each other, one step of the depth after the other. */
export interface Panel {
  readonly operand: Operand;
  /** The operand's axes that are walked for the panel's depth. */
  readonly depth: readonly Axis[];
  /** Columns of a panel: a multiple of the lanes. */
  readonly width: number;
  /** Columns that there are: the rest is zeros. */
  readonly valid: number;
}

/** Where in its operand a panel begins, as elements: sums of index * stride. */
export interface Origin {
  readonly indices: readonly Index[];
  readonly strides: readonly number[];
}

/** Most steps of the depth that are written out. */
const mostSteps = 8;

/**
 * Copies a panel of an operand to `to` (a pointer, which is moved behind it), whatever strides it has: neighbouring
 * columns as vectors, else neighbours along the depth as vectors that are transposed, else element by element.
 */
export function emitPack(
  panel: Panel,
  start: Index,
  origin: Origin,
  to: Local,
  emitter: KernelEmitter,
): Code {
  const { operand, depth, width, valid } = panel;
  const { fn, lanes } = emitter;
  const run = runLength(operand.outer, lanes.count);
  const pointers = columnPointers(panel, start, origin, run, emitter);
  const rowBytes = width * lanes.bytes;

  /** Steps of the depth at these offsets from the pointers, transposed where they are neighbours. */
  const steps = (offsets: readonly number[], moved: (column: number) => Address): Code => {
    const isTransposed =
      run === 1 && offsets.length === lanes.count && offsets.every((offset, i) => offset === i);
    const vectors = Array.from({ length: width / lanes.count }, (_, v): Code => {
      const first = v * lanes.count;
      const columns = Array.from(
        { length: Math.min(lanes.count, Math.max(0, valid - first)) },
        (_, i) => first + i,
      );
      return isTransposed
        ? transposed(columns.map(moved), to, rowBytes, v * 16, emitter)
        : offsets.map((offset, u) => {
            const loaded = gatherColumns(
              columns,
              run,
              (c) => shifted(moved(c), offset * lanes.bytes),
              emitter,
            );
            return memory("v128.store", get(to), u * rowBytes + v * 16, loaded);
          });
    });
    return [vectors, set(to, op("i32.add", get(to), i32(offsets.length * rowBytes)))];
  };

  const { loops, inner } = splitDepth(depth, run === 1 ? lanes.count : mostSteps);
  return [
    pointers.code,
    nested(
      emitter,
      loops.map(({ length }) => length),
      (indices) => {
        const along = (index: Index, offsets: readonly number[]): Code => {
          const origins = [...indices, index];
          const strides = [...loops.map(({ stride }) => stride), inner.stride];
          const moving = addressOf({ offset: 0 }, { offset: 0, strides }, origins, lanes.bytes);
          const isStill = origins.every(({ variable }) => variable === undefined);
          const locals = new Map<Local, Local>();
          const code = isStill
            ? []
            : [...new Set(pointers.columns.map(({ pointer }) => pointer))].map((pointer) => {
                const local = fn.local("i32");
                locals.set(pointer, local);
                return set(local, op("i32.add", get(pointer), moving.code));
              });
          const moved = (column: number): Address => {
            const { pointer, offset } = pointers.columns[column]!;
            return { code: get(locals.get(pointer) ?? pointer), offset: offset + moving.offset };
          };
          return [code, steps(offsets, moved)];
        };
        const { length, offsets } = inner;
        const whole = length - (length % offsets.length);
        return [
          stepped(emitter, whole, offsets.length, (index) => along(index, offsets)),
          whole < length ? along(at(whole), offsets.slice(0, length - whole)) : [],
        ];
      },
    ),
  ];
}

/** How many neighbouring columns lie beside each other in memory, up to a vector's. */
function runLength(outer: readonly Axis[], lanes: number): number {
  const last = outer.at(-1);
  if (last === undefined || last.stride !== 1) return 1;
  if (outer.length === 1) return lanes;
  return last.length % lanes === 0 ? lanes : last.length % 2 === 0 ? 2 : 1;
}

interface ColumnPointers {
  readonly code: Code;
  /** Of each column: a pointer, and bytes from it. */
  readonly columns: readonly { readonly pointer: Local; readonly offset: number }[];
}

function columnPointers(
  { operand, valid }: Panel,
  start: Index,
  origin: Origin,
  run: number,
  emitter: KernelEmitter,
): ColumnPointers {
  const { fn, lanes } = emitter;
  const place = emitter.place(operand.node);
  const pointerTo = (indices: readonly Index[], strides: readonly number[]): [Local, Code] => {
    const access = { offset: operand.offset, strides: [...origin.strides, ...strides] };
    const { code, offset } = addressOf(place, access, [...origin.indices, ...indices], lanes.bytes);
    const pointer = fn.local("i32");
    return [pointer, set(pointer, op("i32.add", code, i32(offset)))];
  };
  if (operand.outer.length <= 1) {
    const stride = operand.outer[0]?.stride ?? 0;
    const [pointer, code] = pointerTo([start], [stride]);
    const columns = Array.from({ length: valid }, (_, c) => ({ pointer, offset: c * stride * lanes.bytes }));
    return { code, columns };
  }
  // The columns go over several axes: each run's place in them is computed.
  const code: Code[] = [];
  const columns: { pointer: Local; offset: number }[] = [];
  for (let first = 0; first < valid; first += run) {
    const rest = fn.local("i32");
    const from = start.variable ? get(start.variable) : i32(0);
    code.push(set(rest, op("i32.add", from, i32(start.constant + first))));
    const indices = operand.outer.map(() => fn.local("i32"));
    for (let axis = indices.length - 1; axis >= 0; axis--) {
      const length = i32(operand.outer[axis]!.length);
      code.push(set(indices[axis]!, axis === 0 ? get(rest) : op("i32.rem_u", get(rest), length)));
      if (axis > 0) code.push(set(rest, op("i32.div_u", get(rest), length)));
    }
    const [pointer, set_] = pointerTo(
      indices.map((variable) => ({ variable, constant: 0 })),
      operand.outer.map(({ stride }) => stride),
    );
    code.push(set_);
    for (let i = 0; i < run && first + i < valid; i++) columns.push({ pointer, offset: i * lanes.bytes });
  }
  return { code, columns };
}

/** The depth as loops around an innermost axis of so many steps at a turn, with the turn's offsets. */
function splitDepth(
  depth: readonly Axis[],
  most: number,
): { loops: readonly Axis[]; inner: { length: number; stride: number; offsets: readonly number[] } } {
  const last = depth.at(-1) ?? { length: 1, stride: 0 };
  const short = depth.length > 1 && last.length < most;
  if (!short || sizeOf(depth.slice(-2).map(({ length }) => length)) > 2 * mostSteps) {
    const offsets = Array.from({ length: Math.min(most, last.length) }, (_, i) => i * last.stride);
    return { loops: depth.slice(0, -1), inner: { length: last.length, stride: last.stride, offsets } };
  }
  // Two short axes (a kernel's rows and columns) are written out as one.
  const before = depth.at(-2)!;
  const offsets = Array.from({ length: before.length * last.length }, (_, i) => {
    const [row, column] = [Math.floor(i / last.length), i % last.length];
    return row * before.stride + column * last.stride;
  });
  return { loops: depth.slice(0, -2), inner: { length: offsets.length, stride: 0, offsets } };
}

/** One vector of columns at one step of the depth, in the fewest loads. */
function gatherColumns(
  columns: readonly number[],
  run: number,
  address: (column: number) => Address,
  { constants, fn, lanes }: KernelEmitter,
): Code {
  if (columns.length === lanes.count && run === lanes.count) {
    const { code, offset } = address(columns[0]!);
    return memory("v128.load", code, offset);
  }
  let vector: Code = constants.int(fn, 0);
  for (let i = 0; i < columns.length; ) {
    const { code, offset } = address(columns[i]!);
    const pair = lanes.bytes === 4 && run >= 2 && i % 2 === 0 && i + 1 < columns.length;
    const eight = pair || lanes.bytes === 8;
    const lane = pair ? i / 2 : i;
    // A first load clears the lanes that follow.
    if (i === 0) vector = memory(eight ? "v128.load64_zero" : "v128.load32_zero", code, offset);
    else vector = memoryLane(eight ? "v128.load64_lane" : "v128.load32_lane", code, offset, vector, lane);
    i += pair ? 2 : 1;
  }
  return vector;
}

/** As many steps of the depth as columns: vectors along the depth, turned into vectors of columns. */
function transposed(
  columns: readonly Address[],
  to: Local,
  rowBytes: number,
  offset: number,
  emitter: KernelEmitter,
): Code {
  const { fn, constants, lanes } = emitter;
  const store = (step: number, vector: Code): Code =>
    memory("v128.store", get(to), step * rowBytes + offset, vector);
  const loads = Array.from({ length: lanes.count }, (_, i): [Local, Code] => {
    const column = columns[i];
    const value = column ? memory("v128.load", column.code, column.offset) : constants.int(fn, 0);
    return [fn.local("v128"), value];
  });
  const rows = loads.map(([local]) => get(local));
  const loaded = loads.map(([local, value]) => set(local, value));
  if (lanes.count === 2) {
    const pickLanes = (picked: readonly number[]): Code => pick(rows[0]!, rows[1]!, picked, emitter);
    return [loaded, store(0, pickLanes([0, 2])), store(1, pickLanes([1, 3]))];
  }
  const halves = [
    [0, 1, [0, 4, 1, 5]],
    [2, 3, [0, 4, 1, 5]],
    [0, 1, [2, 6, 3, 7]],
    [2, 3, [2, 6, 3, 7]],
  ] as const;
  const mixed = halves.map(([x, y, picked]): [Local, Code] => [
    fn.local("v128"),
    pick(rows[x]!, rows[y]!, picked, emitter),
  ]);
  const [a, b, c, d] = mixed.map(([local]) => get(local)) as [Code, Code, Code, Code];
  return [
    loaded,
    mixed.map(([local, value]) => set(local, value)),
    store(0, pick(a, b, [0, 1, 4, 5], emitter)),
    store(1, pick(a, b, [2, 3, 6, 7], emitter)),
    store(2, pick(c, d, [0, 1, 4, 5], emitter)),
    store(3, pick(c, d, [2, 3, 6, 7], emitter)),
  ];
}
