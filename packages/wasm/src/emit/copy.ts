import { type Code, copyMemory, get, i32, memory, memoryLane, op, set } from "../assembler/code.ts";
import type { FunctionBuilder } from "../assembler/function.ts";

/** An address as code, with an immediate. */
export interface From {
  readonly code: Code;
  readonly offset: number;
}

/** Above this the host's own copy is as fast. */
const mostInline = 256;

/** Copies a number of bytes known now; the ranges do not overlap. */
export function emitCopy(fn: FunctionBuilder, to: From, from: From, bytes: number): Code {
  if (bytes > mostInline)
    return copyMemory(
      op("i32.add", to.code, i32(to.offset)),
      op("i32.add", from.code, i32(from.offset)),
      i32(bytes),
    );
  const code: Code[] = [];
  const scratch = fn.local("v128");
  let done = 0;
  for (; bytes - done >= 16; done += 16) {
    const vector = memory("v128.load", from.code, from.offset + done);
    code.push(memory("v128.store", to.code, to.offset + done, vector));
  }
  const load = { 8: "v128.load64_zero", 4: "v128.load32_zero" } as const;
  const store = { 8: "v128.store64_lane", 4: "v128.store32_lane", 1: "v128.store8_lane" } as const;
  for (const width of [8, 4, 1] as const)
    for (; bytes - done >= width; done += width) {
      const value =
        width === 1
          ? memory("v128.load8_splat", from.code, from.offset + done)
          : memory(load[width], from.code, from.offset + done);
      code.push(set(scratch, value));
      code.push(memoryLane(store[width], to.code, to.offset + done, get(scratch), 0));
    }
  return code;
}
