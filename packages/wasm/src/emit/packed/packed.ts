import { type Code, get, type Local, set } from "../../assembler/code.ts";
import type { Body } from "../../lower/kernel.ts";
import type { ContractBase } from "../../lower/product.ts";
import { at, type Index } from "../address.ts";
import type { KernelEmitter } from "../block.ts";
import { nested, stepped } from "../loops.ts";
import { emitPack } from "../pack.ts";
import { emitPanel } from "./panel.ts";
import { originOf, type Product, prepare, scratchAt } from "./product.ts";
import { eachRows, tileRows } from "./tiles.ts";

/**
 * A large product, in the way of Goto and van de Geijn ("Anatomy of high-performance matrix multiplication", 2008): a
 * panel of columns is packed once and stays in the cache while all rows pass over it, four at a time, with their sums
 * in registers. The body runs on the sums where they are, or on a panel's edge through a small scratch tile.
 */
export function emitPackedContract(base: ContractBase, body: Body, emitter: KernelEmitter): Code {
  const product = prepare(base, body, emitter);
  const lengths = product.batch.map(({ length }) => length);
  return nested(emitter, lengths, (indices) => {
    const packedLeft = emitter.fn.local("i32");
    const left = product.packsLeft ? packLeft(product, indices, packedLeft, emitter) : [];
    const { columns } = product.roles;
    const width = product.vectors * emitter.lanes.count;
    const whole = columns - (columns % width);
    const rest = columns - whole;
    const panel = (column: Index, vectors: number, valid: number): Code =>
      emitPanel({ product, emitter, indices, packedLeft, column, vectors, valid });
    const fewer = rest <= width / 2 ? product.vectors / 2 : product.vectors;
    return [
      left,
      stepped(emitter, whole, width, (column) => panel(column, product.vectors, width)),
      rest > 0 ? panel(at(whole), fewer, rest) : [],
    ];
  });
}

/** All rows of the left operand, as panels of a tile's rows. */
function packLeft(product: Product, indices: readonly Index[], start: Local, emitter: KernelEmitter): Code {
  const { left, rows } = product.roles;
  const to = emitter.fn.local("i32");
  const origin = originOf(product, "left", indices);
  const pack = (row: Index, valid: number): Code =>
    emitPack({ operand: left, depth: left.depth, width: tileRows, valid }, row, origin, to, emitter);
  return [
    set(start, scratchAt(product.scratch.left, emitter)),
    set(to, get(start)),
    eachRows(rows, emitter, pack),
  ];
}
