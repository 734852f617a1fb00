import {
  bytesPer,
  type MemoryPart,
  memoryObstacles,
  type Obstacle,
  type Program,
  sizeOf,
} from "@titrate/tensor";
import { type LoweredProgram, lower, lowerProgram } from "./compile.ts";
import { webAssembly } from "./host.ts";
import type { Node } from "./lower/node.ts";

/** What addresses of 32 bits reach. */
const memoryLimit = { bytes: 4 * 2 ** 30, holder: "a WebAssembly module has" };

/** What keeps a program from being compiled. It is lowered for that, but no code is made and no memory taken. */
export function obstaclesOf(program: Program, vectors: boolean = hasVectors()): Obstacle[] {
  if (!vectors) return [{ message: withoutVectors }];
  if (lowerProgram(program).layout.bytes <= memoryLimit.bytes) return [];
  // Anew: what is kept may be of another program of the same text, and the tensors that are to blame are this one's.
  const lowered = lower(program);
  return memoryObstacles(program, partsOf(program, lowered), lowered.layout.bytes, memoryLimit);
}

const withoutVectors =
  "this host has no WebAssembly with vectors of 128 bits (SIMD): set `executor: reference`, or run on a newer Node";

/** Whether the host takes a module with a vector instruction. */
function hasVectors(): boolean {
  return webAssembly?.validate(vectorModule) ?? false;
}

/** A function that fills a vector with zeros. */
const vectorModule: Uint8Array<ArrayBuffer> = Uint8Array.of(
  ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0], // "\0asm", version 1
  ...[1, 5, 1, 0x60, 0, 1, 0x7b], // types: () -> v128
  ...[3, 2, 1, 0], // functions: one, of type 0
  ...[10, 8, 1, 6, 0, 0x41, 0, 0xfd, 15, 0x0b], // code: i32.const 0, i8x16.splat, end
);

/** What lies in the memory, each thing as large as it is: things of an entry share their place. */
function partsOf({ precision, tables }: Program, { plans, layout }: LoweredProgram): MemoryPart[] {
  const part = ({ tensor, dtype, size }: Node): MemoryPart => ({
    tensor,
    bytes: size * bytesPer(dtype, precision),
  });
  return [
    ...tables.map(({ name, rows, shape, dtype }) => ({
      table: name,
      bytes: rows * sizeOf(shape) * bytesPer(dtype, precision),
    })),
    ...[...layout.kept.keys()].map(part),
    ...plans.flatMap(({ name }, i) =>
      [...layout.entries[i]!.places.keys()].map((node) => ({ ...part(node), entry: name })),
    ),
  ];
}
