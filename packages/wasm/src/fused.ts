import { webAssembly } from "./host.ts";

/** Whether the host has relaxed vector instructions, and with them a multiply-add that rounds once. */
export const hasFusedMultiplyAdd = (): boolean => webAssembly.validate(fusedModule);

/** A function that takes a zero vector three times and multiplies and adds. */
const fusedModule: Uint8Array<ArrayBuffer> = Uint8Array.of(
  ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0], // "\0asm", version 1
  ...[1, 5, 1, 0x60, 0, 1, 0x7b], // types: () -> v128
  ...[3, 2, 1, 0], // functions: one, of type 0
  ...[10, 19, 1, 17, 0, ...zero(), ...zero(), ...zero(), 0xfd, 0x85, 2, 0x0b], // code: ..., f32x4.relaxed_madd, end
);

/** i32.const 0, i8x16.splat */
function zero(): number[] {
  return [0x41, 0, 0xfd, 15];
}
