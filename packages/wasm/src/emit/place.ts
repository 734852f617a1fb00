import { arg } from "@titrate/numeric";
import { coalesce, sizeOf } from "@titrate/tensor";
import { type Code, fillMemory, get, i32, type Opcode, op } from "../assembler/code.ts";

import type { Kernel, Piece } from "../lower/kernel.ts";
import type { Node } from "../lower/node.ts";
import type { Place } from "./address.ts";
import { emitResults, type KernelEmitter, loadBlock, storeBlock } from "./block.ts";
import { blocks } from "./loops.ts";
import { eachBlock, type VectorNest, vectorNest, withAxis } from "./map.ts";
import { bytesOf } from "./vectors.ts";

/** Fills the output, then writes or adds piece after piece. */
export function emitPlace(kernel: Extract<Kernel, { kind: "place" }>, emitter: KernelEmitter): Code {
  const { node, fill, pieces } = kernel;
  if (node.size === 0) return [];
  return [emitFill(node, fill, emitter), pieces.map((piece) => emitPiece(kernel, piece, emitter))];
}

/** Every element of a node in memory. */
export function emitFill(node: Node, value: number, emitter: KernelEmitter): Code {
  const { fn, constants } = emitter;
  const place = emitter.place(node);
  const bytes = bytesOf(node.dtype, emitter);
  const start = addressCode(place);
  if (Object.is(value, 0)) return fillMemory(start, i32(0), i32(node.size * bytes));
  if (node.dtype === "bool") return fillMemory(start, i32(value), i32(node.size));
  const vector = node.dtype === "float" ? constants.float(fn, value) : constants.int(fn, value);
  const whole = { offset: 0, strides: [1] };
  return blocks(emitter, node.size, emitter.lanes.count, 2, (start, counts) =>
    storeBlock(
      node,
      whole,
      { indices: [start], counts },
      counts.map(() => vector),
      emitter,
    ),
  );
}

function emitPiece(
  { node, accumulate }: Extract<Kernel, { kind: "place" }>,
  { domain, write, reads, value }: Piece,
  emitter: KernelEmitter,
): Code {
  if (sizeOf(domain) === 0) return [];
  const { count: lanes } = emitter.lanes;
  const accesses = [write, ...reads.map(({ access }) => access)];
  // Overlapping pieces add up in row-major order.
  const nest: VectorNest = accumulate
    ? { ...withAxis(coalesce(domain, accesses)), inner: 1 }
    : vectorNest(domain, accesses, lanes);
  const [to, ...from] = nest.accesses;
  const moved = reads.map(({ node: source }, i) => ({ node: source, access: from[i]! }));
  // Lanes that met in one element would have to be added one after the other.
  const together = accumulate && to!.strides.at(-1) === 0 ? 1 : lanes;
  return eachBlock({ ...nest, lanes: together }, moved, emitter, (block, args) => {
    if (!accumulate) return emitResults([{ node, value }], args, to!, block, emitter);
    const sum = arg(reads.length, node.dtype).add(value);
    return emitResults(
      [{ node, value: sum }],
      [...args, loadBlock(node, to!, block, emitter)],
      to!,
      block,
      emitter,
    );
  });
}

export const addOf = (node: Node, { lanes }: KernelEmitter): Opcode =>
  node.dtype === "int" ? "i32x4.add" : lanes.precision === "f32" ? "f32x4.add" : "f64x2.add";

/** The code of a place's address. */
export function addressCode({ base, offset }: Place): Code {
  return base === undefined ? i32(offset) : op("i32.add", get(base), i32(offset));
}
