import { readFileSync } from "node:fs";
import { join } from "node:path";

export function readFloats(folder: string, name: string): Float32Array {
  const bytes = readFileSync(join(folder, name));
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

export function readInts(folder: string, name: string): Int32Array {
  const bytes = readFileSync(join(folder, name));
  return new Int32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}
