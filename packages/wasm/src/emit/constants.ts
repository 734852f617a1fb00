import type { Precision } from "@titrate/numeric";
import { type Code, get, i32, memory, v128 } from "../assembler/code.ts";
import type { FunctionBuilder } from "../assembler/function.ts";
import { numberText } from "../program-text.ts";

/**
 * The numbers that formulas mention. They lie once in the module's memory and are spread into a local at a
 * function's start: cheaper than an immediate of 16 bytes, which takes several instructions wherever it stands.
 */
export interface ConstantPool {
  /** A float in every lane, rounded to the precision. */
  float(fn: FunctionBuilder, value: number): Code;
  /** An int in every 32 bits. */
  int(fn: FunctionBuilder, value: number): Code;
  /** The same bits in every lane of a float's width. */
  bits(fn: FunctionBuilder, value: bigint): Code;
  /** The address of a table of floats. */
  table(values: readonly number[]): number;
  /** All of it, to be laid at the pool's address. */
  bytes(): Uint8Array;
}

/** What single numbers may take of a pool: tables, which cannot be immediates, have the rest. */
const share = 3 / 4;

/** A pool at `address`, which is a multiple of 16, of at most `capacity` bytes; what is too much becomes immediates. */
export function createConstantPool(precision: Precision, address: number, capacity: number): ConstantPool {
  const memoryBytes = new Uint8Array(capacity);
  const view = new DataView(memoryBytes.buffer);
  const places = new Map<string, number>();
  let used = 0;
  const width = precision === "f32" ? 4 : 8;

  function place(key: string, bytes: number, write: (at: number) => void): number | undefined {
    const known = places.get(key);
    if (known !== undefined) return known;
    const at = Math.ceil(used / bytes) * bytes;
    if (at + bytes > capacity * share) return undefined;
    write(at);
    used = at + bytes;
    places.set(key, at);
    return at;
  }

  function spread(fn: FunctionBuilder, bytes: 4 | 8, bits: bigint): Code {
    const key = `${bytes}:${bits}`;
    const at = place(key, bytes, (offset) =>
      bytes === 4 ? view.setUint32(offset, Number(bits), true) : view.setBigUint64(offset, bits, true),
    );
    const load = (): Code =>
      at === undefined
        ? immediate(bytes, bits)
        : memory(bytes === 4 ? "v128.load32_splat" : "v128.load64_splat", i32(0), address + at);
    return get(fn.hoist(key, "v128", load));
  }

  const pool: ConstantPool = {
    float(fn, value) {
      const scratch = new DataView(new ArrayBuffer(8));
      if (width === 4) scratch.setFloat32(0, value);
      else scratch.setFloat64(0, value);
      return pool.bits(fn, width === 4 ? BigInt(scratch.getUint32(0)) : scratch.getBigUint64(0));
    },
    int: (fn, value) => spread(fn, 4, BigInt(value >>> 0)),
    bits: (fn, value) => spread(fn, width, value),
    table(values) {
      const key = values.map(numberText).join();
      const known = places.get(key);
      if (known !== undefined) return address + known;
      const at = Math.ceil(used / width) * width;
      if (at + values.length * width > capacity) throw new RangeError("the formulas' tables exceed the pool");
      for (const [i, value] of values.entries()) {
        if (width === 4) view.setFloat32(at + i * width, value, true);
        else view.setFloat64(at + i * width, value, true);
      }
      used = at + values.length * width;
      places.set(key, at);
      return address + at;
    },
    bytes: () => memoryBytes.slice(0, used),
  };
  return pool;
}

function immediate(bytes: 4 | 8, bits: bigint): Code {
  const lanes = new DataView(new ArrayBuffer(16));
  for (let at = 0; at < 16; at += bytes) {
    if (bytes === 4) lanes.setUint32(at, Number(bits), true);
    else lanes.setBigUint64(at, bits, true);
  }
  return v128(new Uint8Array(lanes.buffer));
}
