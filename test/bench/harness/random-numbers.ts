import { writeFileSync } from "node:fs";
import { join } from "node:path";

/** Uniform numbers in [low, high) from a linear congruential generator: any that all contestants can read will do. */
export function randomNumbers(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return {
    floats: (count: number, low: number, high: number): Float32Array =>
      Float32Array.from({ length: count }, () => low + (high - low) * next()),
    ints: (count: number, below: number): Int32Array =>
      Int32Array.from({ length: count }, () => Math.floor(next() * below)),
  };
}

/** Raw little-endian numbers, which every contestant's language reads without a library. */
export function writeNumbers(
  folder: string,
  files: Readonly<Record<string, Float32Array | Int32Array>>,
): void {
  for (const [name, numbers] of Object.entries(files)) writeFileSync(join(folder, name), numbers);
}
