import type { Precision } from "@titrate/numeric";
import type { Code } from "../assembler/code.ts";
import { buildFunction } from "../assembler/function.ts";
import { assembleModule } from "../assembler/module.ts";
import { createConstantPool } from "../emit/constants.ts";
import { lanesOf } from "../emit/lanes.ts";
import type { Emitter } from "../emit/scalar.ts";
import { webAssembly } from "../host.ts";

/** Where what is given to `runCode` lies, after the pool of constants. */
export const dataAt = 16384;

const pool = { address: 64, capacity: 8192 };

/** Runs statements once over a memory that holds `data` at `dataAt`, and gives the memory back. */
export function runCode(
  precision: Precision,
  data: Uint8Array,
  build: (emitter: Emitter) => Code,
  { capacity = pool.capacity }: { capacity?: number } = {},
): ArrayBuffer {
  const pages = Math.ceil((dataAt + data.length) / 65536) + 1;
  const memory = new webAssembly.Memory({ initial: pages, maximum: pages });
  new Uint8Array(memory.buffer).set(data, dataAt);
  const constants = createConstantPool(precision, pool.address, capacity);
  const fn = buildFunction(0);
  const body = fn.finish(build({ fn, constants, lanes: lanesOf(precision) }));
  const run = { parameters: 0, returns: false, body, exportName: "run" };
  const bytes = assembleModule([run], [{ address: pool.address, bytes: constants.bytes() }], pages);
  new webAssembly.Instance(new webAssembly.Module(bytes), { host: { memory } }).exports.run!();
  return memory.buffer;
}
