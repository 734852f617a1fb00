import { bytesPer, type DType } from "@titrate/tensor";
import { type Code, i32, memory, memoryLane, op, shuffle } from "../assembler/code.ts";
import type { Address } from "./address.ts";
import { type Emitter, narrow } from "./scalar.ts";

// Vectors in memory: floats and ints as they are, bools as bytes of 0 or 1. A vector may be shorter than its lanes:
// then so many elements are moved and the other lanes are free.

/** Bytes of an element in memory. */
export const bytesOf = (dtype: DType, { lanes }: Pick<Emitter, "lanes">): number =>
  bytesPer(dtype, lanes.precision);

/** Where the elements of a vector lie, counted in elements from the first one's address. */
export type Places = readonly number[];

/** Neighbours. */
export const neighbours = (count: number): Places => Array.from({ length: count }, (_, lane) => lane);

/** The elements at these places; lanes beyond them are free. */
export function loadVector(dtype: DType, address: Address, places: Places, emitter: Emitter): Code {
  const bytes = bytesOf(dtype, emitter);
  const raw = loadPattern(bytes, address, places, emitter) ?? loadMoves(bytes, address, places, emitter);
  return dtype === "bool" ? unpackBools(raw, emitter) : raw;
}

const splatOf: Readonly<Record<number, "v128.load8_splat" | "v128.load32_splat" | "v128.load64_splat">> = {
  1: "v128.load8_splat",
  4: "v128.load32_splat",
  8: "v128.load64_splat",
};

/** Patterns that take fewer loads than lanes. */
function loadPattern(bytes: number, address: Address, places: Places, emitter: Emitter): Code | undefined {
  const at = (name: Parameters<typeof memory>[0], place: number): Code => {
    const { code, offset } = shifted(address, place * bytes);
    return memory(name, code, offset);
  };
  const first = places[0]!;
  const is = (...pattern: number[]): boolean =>
    places.length === pattern.length && pattern.every((step, lane) => places[lane] === first + step);
  if (places.length > 1 && places.every((place) => place === first)) return at(splatOf[bytes]!, first);
  if (bytes * places.length !== 16) return undefined;
  if (is(...neighbours(places.length))) return at("v128.load", first);
  if (bytes !== 4) return undefined;
  if (is(0, 1, 0, 1)) return at("v128.load64_splat", first);
  if (is(0, 0, 1, 1)) {
    const pair = at("v128.load64_zero", first);
    return pick(pair, emitter.constants.int(emitter.fn, 0), [0, 0, 1, 1], emitter);
  }
  // No element beyond the last one is touched.
  if (is(0, 2, 4, 6)) return pick(at("v128.load", first), at("v128.load", first + 3), [0, 2, 5, 7], emitter);
  return undefined;
}

function loadMoves(bytes: number, address: Address, places: Places, emitter: Emitter): Code {
  let vector: Code | undefined;
  for (const { width, place, lane } of movesOf(bytes, places)) {
    const from = shifted(address, place * bytes);
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
  readonly place: number;
  /** In units of the width. */
  readonly lane: number;
}

/** The fewest moves: neighbours go together where they also lie in an aligned part of the vector. */
function movesOf(bytes: number, places: Places): Move[] {
  const moves: Move[] = [];
  for (let lane = 0; lane < places.length; ) {
    let count = 1;
    for (const wider of [8, 4, 2]) {
      const more = wider / bytes;
      if (more < 2 || lane % more !== 0 || lane + more > places.length) continue;
      if (!neighbours(more).every((step) => places[lane + step] === places[lane]! + step)) continue;
      count = more;
      break;
    }
    moves.push({ width: count * bytes, place: places[lane]!, lane: lane / count });
    lane += count;
  }
  return moves;
}

/** Writes lanes of `vector` (cheap to repeat) to these places. */
export function storeVector(
  dtype: DType,
  address: Address,
  places: Places,
  vector: Code,
  emitter: Emitter,
): Code {
  const bytes = bytesOf(dtype, emitter);
  const isWhole = bytes * places.length === 16 && places.every((place, lane) => place === places[0]! + lane);
  if (isWhole) {
    const { code, offset } = shifted(address, places[0]! * bytes);
    return memory("v128.store", code, offset, vector);
  }
  return movesOf(bytes, places).map(({ width, place, lane }) => {
    const to = shifted(address, place * bytes);
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
