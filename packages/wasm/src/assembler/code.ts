import { laneOpcodes, memoryOpcodes, opcodes } from "./opcodes.ts";

/**
 * Instructions as nested bytes: a value that is built bottom-up and flattened once, when the module is assembled.
 * Code of an expression leaves one value on the stack; that of a statement leaves none.
 */
export type Code = readonly (number | Uint8Array | Code)[];

export type ValueType = "i32" | "v128";

/** A parameter or local of a function. */
export interface Local {
  readonly index: number;
  readonly type: ValueType;
}

export type Opcode = keyof typeof opcodes;

/** An instruction after its operands. */
export const op = (name: Opcode, ...operands: Code[]): Code => [...operands, opcode(opcodes[name])];

export const i32 = (value: number): Code => [0x41, signedLeb(value | 0)];
export const get = ({ index }: Local): Code => [0x20, leb(index)];
export const set = ({ index }: Local, value: Code): Code => [value, 0x21, leb(index)];
export const tee = ({ index }: Local, value: Code): Code => [value, 0x22, leb(index)];

/** A load, or a store where `value` is given, at address + offset (an immediate of 0 or more). */
export function memory(
  name: keyof typeof memoryOpcodes,
  address: Code,
  offset: number,
  value: Code = [],
): Code {
  const [number, bytes] = memoryOpcodes[name];
  return [address, value, opcode(number), log2(bytes), leb(offset)];
}

/** One lane of `vector` loaded (the other lanes stay) or stored. */
export function memoryLane(
  name: keyof typeof laneOpcodes,
  address: Code,
  offset: number,
  vector: Code,
  lane: number,
): Code {
  const [number, bytes] = laneOpcodes[name];
  return [address, vector, opcode(number), log2(bytes), leb(offset), lane];
}

/** A vector of 16 bytes. */
export const v128 = (bytes: ArrayLike<number>): Code => [0xfd, 12, Array.from(bytes)];
/** Bytes picked from two vectors: 0-15 of the first, 16-31 of the second. */
export const shuffle = (x: Code, y: Code, bytes: readonly number[]): Code => [x, y, 0xfd, 13, bytes];
export const extractI32 = (vector: Code, lane: number): Code => [vector, 0xfd, 27, lane];

/** Copies `bytes` bytes; the ranges may overlap. */
export const copyMemory = (to: Code, from: Code, bytes: Code): Code => [to, from, bytes, 0xfc, 10, 0, 0];
/** Sets `bytes` bytes to one value. */
export const fillMemory = (to: Code, value: Code, bytes: Code): Code => [to, value, bytes, 0xfc, 11, 0];

export const call = (functionIndex: number, ...operands: Code[]): Code => [
  operands,
  0x10,
  leb(functionIndex),
];
export const ifThen = (condition: Code, then: Code): Code => [condition, 0x04, 0x40, then, 0x0b];
export const exit = (value: Code): Code => [value, 0x0f];

/** Runs `body` while the variable goes from `from` by `step` up to `to`, exclusive; at least once. */
export function countedLoop(
  variable: Local,
  from: number,
  to: number | Code,
  step: number,
  body: Code,
): Code {
  const end = typeof to === "number" ? i32(to) : to;
  const next = tee(variable, op("i32.add", get(variable), i32(step)));
  const again: Code = [op("i32.lt_u", next, end), 0x0d, 0];
  return [set(variable, i32(from)), 0x03, 0x40, body, again, 0x0b];
}

/** Runs `body`, at least once, until `now` is `end`. */
export const untilEqual = (now: Code, end: Code, body: Code): Code => [
  [0x03, 0x40],
  body,
  op("i32.ne", now, end),
  [0x0d, 0],
  0x0b,
];

export function flatten(code: Code): Uint8Array<ArrayBuffer> {
  let bytes = new Uint8Array(1024);
  let length = 0;
  const reserve = (count: number): void => {
    const larger = new Uint8Array(2 * (length + count));
    larger.set(bytes);
    bytes = larger;
  };
  // Plain loops: every byte of every function passes here.
  const visit = (part: Code): void => {
    for (let i = 0; i < part.length; i++) {
      const item = part[i]!;
      if (typeof item === "number") {
        if (length === bytes.length) reserve(1);
        bytes[length++] = item;
      } else if (item instanceof Uint8Array) {
        if (length + item.length > bytes.length) reserve(item.length);
        bytes.set(item, length);
        length += item.length;
      } else visit(item);
    }
  };
  visit(code);
  return bytes.slice(0, length);
}

/** Of a power of two below 2^31; exact on every engine. */
export const log2 = (power: number): number => 31 - Math.clz32(power);

const opcode = (number: number): Code => (number > 0xff ? [0xfd, leb(number - 0xfd000)] : [number]);

/** An unsigned integer in LEB128: seven bits a byte, the lowest first. */
export function leb(value: number): Code {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80);
  bytes.push(rest);
  return bytes;
}

function signedLeb(value: number): Code {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>= 7) {
    const last = rest >= -0x40 && rest < 0x40;
    bytes.push((rest & 0x7f) | (last ? 0 : 0x80));
    if (last) return bytes;
  }
}
