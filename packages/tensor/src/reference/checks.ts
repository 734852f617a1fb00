import type { Buffer } from "./buffers.ts";

/** Throws a RangeError unless a buffer can hold the numbers: as many, and within an int or a bool. */
export function checkNumbers(what: string, buffer: Buffer, values: ArrayLike<number>): void {
  if (values.length !== buffer.length)
    throw new RangeError(`${what} holds ${buffer.length} numbers, and ${values.length} are given`);
  if (buffer instanceof Float64Array || buffer instanceof Float32Array) return;
  const isBool = buffer instanceof Uint8Array;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (isBool ? value === 0 || value === 1 : (value | 0) === value) continue;
    const wanted = isBool ? "bool: 0 or 1" : "int: integers of 32 bits";
    throw new RangeError(`${what} is ${wanted}; element ${i} is ${value}`);
  }
}

/** The thing of a name, or a RangeError that lists the names there are. */
export function named<T>(kind: string, things: ReadonlyMap<string, T>, name: string): T {
  const thing = things.get(name);
  if (thing !== undefined) return thing;
  const known = [...things.keys()].map((key) => `"${key}"`).join(", ") || "none";
  throw new RangeError(`the program has no ${kind} "${name}"; it has: ${known}`);
}
