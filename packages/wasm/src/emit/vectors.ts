import type { DType } from "@titrate/tensor";
import { type Code, i32, memory, memoryLane, op, shuffle } from "../assembler/code.ts";
import type { Address } from "./address.ts";
import { type Emitter, narrow } from "./scalar.ts";

// Vectors in memory: floats and ints as they are, bools as bytes of 0 or 1. A vector may be shorter than its lanes:
// then so many elements are moved and the other lanes are free.

/** Bytes of an element in memory. */
export function bytesOf(dtype: DType, { lanes }: Pick<Emitter, "lanes">): number {
  return dtype === "float" ? lanes.bytes : dtype === "int" ? 4 : 1;
}

/** `count` elements, each `stride` elements after the one before; a stride of 0 fills all lanes. */
export function loadVector(
  dtype: DType,
  address: Address,
  stride: number,
  count: number,
  emitter: Emitter,
): Code {
  const bytes = bytesOf(dtype, emitter);
  const whole = emitter.lanes.count;
  const raw =
    stride === 0
      ? memory(splatOf[bytes]!, address.code, address.offset)
      : gather(bytes, address, stride, Math.min(count, whole), emitter);
  return dtype === "bool" ? unpackBools(raw, emitter) : raw;
}

const splatOf: Readonly<Record<number, "v128.load8_splat" | "v128.load32_splat" | "v128.load64_splat">> = {
  1: "v128.load8_splat",
  4: "v128.load32_splat",
  8: "v128.load64_splat",
};

function gather(bytes: number, address: Address, stride: number, count: number, emitter: Emitter): Code {
  if (stride === 1 && bytes * count === 16) return memory("v128.load", address.code, address.offset);
  const moves = stride === 1 ? runs(bytes, count) : single(bytes, count, stride);
  let vector: Code | undefined;
  for (const { width, offset, lane } of moves) {
    const from = shifted(address, offset);
    if (vector === undefined && width === 4) vector = memory("v128.load32_zero", from.code, from.offset);
    else if (vector === undefined && width === 8) vector = memory("v128.load64_zero", from.code, from.offset);
    else {
      vector ??= emitter.constants.int(emitter.fn, 0);
      vector = memoryLane(loads[width]!, from.code, from.offset, vector, lane);
    }
  }
  return vector!;
}

const loads: Readonly<
  Record<number, "v128.load8_lane" | "v128.load16_lane" | "v128.load32_lane" | "v128.load64_lane">
> = { 1: "v128.load8_lane", 2: "v128.load16_lane", 4: "v128.load32_lane", 8: "v128.load64_lane" };
const stores: Readonly<
  Record<number, "v128.store8_lane" | "v128.store16_lane" | "v128.store32_lane" | "v128.store64_lane">
> = { 1: "v128.store8_lane", 2: "v128.store16_lane", 4: "v128.store32_lane", 8: "v128.store64_lane" };

interface Move {
  /** Bytes moved at once. */
  readonly width: number;
  /** Bytes from the first element. */
  readonly offset: number;
  /** In units of the width. */
  readonly lane: number;
}

/** The fewest moves of neighbouring elements. */
function runs(bytes: number, count: number): Move[] {
  const moves: Move[] = [];
  let done = 0;
  for (const width of [8, 4, 2, 1])
    while (count * bytes - done >= width && done % width === 0) {
      moves.push({ width, offset: done, lane: done / width });
      done += width;
    }
  return moves;
}

function single(bytes: number, count: number, stride: number): Move[] {
  return Array.from({ length: count }, (_, lane) => ({ width: bytes, offset: lane * stride * bytes, lane }));
}

/** Writes the first `count` lanes of `vector` (cheap to repeat). */
export function storeVector(
  dtype: DType,
  address: Address,
  stride: number,
  count: number,
  vector: Code,
  emitter: Emitter,
): Code {
  const bytes = bytesOf(dtype, emitter);
  if (stride === 1 && bytes * count === 16) return memory("v128.store", address.code, address.offset, vector);
  const moves = stride === 1 ? runs(bytes, count) : single(bytes, count, stride);
  return moves.map(({ width, offset, lane }) => {
    const to = shifted(address, offset);
    return memoryLane(stores[width]!, to.code, to.offset, vector, lane);
  });
}

/** The bytes in memory of a mask. */
export function packBools(mask: Code, { constants, fn, lanes }: Emitter): Code {
  const ones = op("v128.and", mask, constants.int(fn, 1));
  const ints = lanes.precision === "f32" ? ones : narrow(ones);
  const halves = op("i16x8.narrow_i32x4_u", ints, ints);
  return op("i8x16.narrow_i16x8_u", halves, halves);
}

function unpackBools(bytes: Code, { lanes }: Emitter): Code {
  const ints = op("i32x4.extend_low_i16x8_u", op("i16x8.extend_low_i8x16_u", bytes));
  return lanes.precision === "f32"
    ? op("i32x4.neg", ints)
    : op("i64x2.neg", op("i64x2.extend_low_i32x4_u", ints));
}

/** An address some bytes further. */
export const shifted = ({ code, offset }: Address, bytes: number): Address =>
  bytes >= 0 || offset + bytes >= 0
    ? { code, offset: offset + bytes }
    : { code: op("i32.add", code, i32(offset + bytes)), offset: 0 };

/** Lanes picked from two vectors: 0 .. count-1 of the first, then those of the second. */
export function pick(x: Code, y: Code, picked: readonly number[], { lanes }: Emitter): Code {
  const bytes = picked.flatMap((lane) =>
    Array.from({ length: lanes.bytes }, (_, byte) => lane * lanes.bytes + byte),
  );
  return shuffle(x, y, bytes);
}
