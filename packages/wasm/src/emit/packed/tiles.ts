import { type Code, get, i32, type Local, memory, op, set } from "../../assembler/code.ts";
import type { Axis, Operand } from "../../lower/kernel.ts";
import { type Address, addressOf, at, further, type Index } from "../address.ts";
import { emitResults, type KernelEmitter, loadReads } from "../block.ts";
import { stepped } from "../loops.ts";
import { emitPack } from "../pack.ts";
import { emitTile, storeTile } from "../tile.ts";
import { originOf, type PanelWork, scratchAt } from "./product.ts";

/** Rows of a tile. */
export const tileRows = 4;

/** Steps of the depth that are summed at once. */
export interface Part {
  readonly depth: number;
  /** The right operand's axes, with the lengths of this part. */
  readonly right: readonly Axis[];
  /** Where the part begins along the first axis of the depth, if it is not all of it. */
  readonly from: readonly Index[];
  readonly leftFrom: Index;
}

/** A tile's sums in locals: rows of vectors. */
export type Sums = readonly (readonly Local[])[];

export const sumsOf = (rows: number, { vectors, emitter }: PanelWork): Sums =>
  Array.from({ length: rows }, () => Array.from({ length: vectors }, () => emitter.fn.local("v128")));

export const clear = (sums: Sums, { emitter }: PanelWork): Code =>
  sums.map((row) => row.map((sum) => set(sum, emitter.constants.int(emitter.fn, 0))));

/** All rows, a tile's at a time. */
export function eachRows(
  total: number,
  emitter: KernelEmitter,
  body: (row: Index, rows: number) => Code,
): Code {
  const whole = total - (total % tileRows);
  return [
    stepped(emitter, whole, tileRows, (row) => body(row, tileRows)),
    whole < total ? body(at(whole), total - whole) : [],
  ];
}

/** The columns of a part of the depth, packed, where they cannot be read as they lie. */
export function packRight(
  { product, emitter, indices, column, vectors, valid }: PanelWork,
  part: Part,
): Code {
  if (!product.packsRight) return [];
  const { right } = product.roles;
  const to = emitter.fn.local("i32");
  const batch = originOf(product, "right", indices);
  const origin = {
    indices: [...batch.indices, ...part.from],
    strides: [...batch.strides, ...part.from.map(() => right.depth[0]!.stride)],
  };
  const panel = { operand: right, depth: part.right, width: vectors * emitter.lanes.count, valid };
  return [set(to, scratchAt(product.scratch.panel, emitter)), emitPack(panel, column, origin, to, emitter)];
}

/** Points at a tile's operands and adds its products. */
export function tileAt(work: PanelWork, part: Part, row: Index, sums: Sums): Code {
  const { product, emitter, vectors } = work;
  const { fn, lanes } = emitter;
  const { left, right } = product.roles;
  const [a, b] = [fn.local("i32"), fn.local("i32")];
  const shape = {
    rows: sums.length,
    vectors,
    depth: part.depth,
    left: product.packsLeft
      ? { row: lanes.bytes, depth: tileRows * lanes.bytes }
      : { row: (left.outer[0]?.stride ?? 0) * lanes.bytes, depth: lanes.bytes },
    right: { depth: product.packsRight ? vectors * 16 : (right.depth[0]?.stride ?? 0) * lanes.bytes },
  };
  return [set(a, leftAt(work, part, row)), set(b, rightAt(work, part)), emitTile(shape, sums, a, b, emitter)];
}

function leftAt({ product, emitter, indices, packedLeft }: PanelWork, part: Part, row: Index): Code {
  const { base, roles, parts } = product;
  const { left } = roles;
  if (product.packsLeft) {
    // A place along the first axis of the depth is so many steps of all of it.
    const packed = { offset: 0, strides: [base.depth, (parts?.each ?? 0) * tileRows] };
    const place = addressOf({ offset: 0 }, packed, [row, part.leftFrom], emitter.lanes.bytes);
    return op("i32.add", get(packedLeft), codeOf(place));
  }
  const along = left.depth.length === 2 ? left.depth[0]!.stride : (parts?.each ?? 0);
  const strides = [left.outer[0]?.stride ?? 0, along];
  return pointerTo(left, originOf(product, "left", indices), [row, part.leftFrom], strides, emitter);
}

function rightAt({ product, emitter, indices, column }: PanelWork, part: Part): Code {
  if (product.packsRight) return scratchAt(product.scratch.panel, emitter);
  const { right } = product.roles;
  const strides = [right.outer[0]?.stride ?? 1, ...part.from.map(() => right.depth[0]!.stride)];
  return pointerTo(right, originOf(product, "right", indices), [column, ...part.from], strides, emitter);
}

function pointerTo(
  operand: Operand,
  origin: ReturnType<typeof originOf>,
  own: readonly Index[],
  strides: readonly number[],
  emitter: KernelEmitter,
): Code {
  const access = { offset: operand.offset, strides: [...origin.strides, ...strides] };
  const place = emitter.place(operand.node);
  return codeOf(addressOf(place, access, [...origin.indices, ...own], emitter.lanes.bytes));
}

const codeOf = ({ code, offset }: Address): Code => op("i32.add", code, i32(offset));

/** The body on a tile's sums: as they are, or through the scratch tile where a panel is not whole. */
export function finish(work: PanelWork, row: Index, sums: Sums): Code {
  const { product, emitter, indices, column, vectors, valid } = work;
  const { fn, lanes } = emitter;
  const { base, body, accesses } = product;
  const [write, ...from] = accesses;
  const isWhole = valid === vectors * lanes.count;
  const counts: number[] = [];
  for (let left = valid; left > 0; left -= lanes.count) counts.push(Math.min(left, lanes.count));
  const tile = fn.local("i32");
  const rowBytes = vectors * 16;
  // Whole vectors beside each other are what makes the tile's sums run as wide ones, even where fewer are wanted.
  const spill = isWhole
    ? []
    : [set(tile, scratchAt(product.scratch.tile, emitter)), storeTile(sums, tile, rowBytes)];
  const rows = sums.map((rowSums, r) => {
    const block = { indices: [...indices, further(row, r), column], counts };
    const reads = body.reads.map(({ node }, i) => ({ node, access: from[i]! }));
    const loads = isWhole
      ? []
      : counts.map((_, j) => set(rowSums[j]!, memory("v128.load", get(tile), r * rowBytes + j * 16)));
    const args = loadReads(reads, block, emitter, { node: base.node, vectors: rowSums.map(get) });
    return [loads, emitResults(body.results, args, write!, block, emitter)];
  });
  return [spill, rows];
}
