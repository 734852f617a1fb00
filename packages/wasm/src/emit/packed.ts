import { type Code, get, i32, type Local, memory, op, set } from "../assembler/code.ts";
import { contiguous, refine } from "../lower/access.ts";
import type { Axis, Body, Operand } from "../lower/kernel.ts";
import {
  type ContractBase,
  depthParts,
  mostDepth,
  readsLeftDirectly,
  readsRightDirectly,
  roles,
  scratchOf,
} from "../lower/product.ts";
import { addressOf, at, further, type Index } from "./address.ts";
import { emitResults, type KernelEmitter, loadReads } from "./block.ts";
import { shared, type TileAxis } from "./contract.ts";
import { nested, stepped } from "./loops.ts";
import { emitPack, type Origin } from "./pack.ts";
import { emitTile, storeTile } from "./tile.ts";

/** Rows of a tile. */
const tileRows = 4;

/**
 * A large product, in the way of Goto and van de Geijn ("Anatomy of high-performance matrix multiplication", 2008): a
 * panel of columns is packed once and stays in the cache while all rows pass over it, four at a time, with their sums
 * in registers. The body runs on the sums where they are, or on a panel's edge through a small scratch tile.
 */
export function emitPackedContract(base: ContractBase, body: Body, emitter: KernelEmitter): Code {
  const product = prepare(base, body, emitter);
  const { fn } = emitter;
  const lengths = product.batch.map(({ length }) => length);
  return nested(emitter, lengths, (indices) => {
    const packedLeft = fn.local("i32");
    const left = product.packsLeft ? packLeft(product, indices, packedLeft, emitter) : [];
    const { columns } = product.roles;
    const width = product.vectors * emitter.lanes.count;
    const whole = columns - (columns % width);
    const rest = columns - whole;
    const half = rest <= width / 2 && product.vectors > 1 ? product.vectors / 2 : product.vectors;
    return [
      left,
      stepped(emitter, whole, width, (column) =>
        emitPanel(product, indices, { column, vectors: product.vectors, valid: width }, packedLeft, emitter),
      ),
      rest > 0
        ? emitPanel(product, indices, { column: at(whole), vectors: half, valid: rest }, packedLeft, emitter)
        : [],
    ];
  });
}

interface Product {
  readonly base: ContractBase;
  readonly body: Body;
  readonly roles: ReturnType<typeof roles>;
  readonly batch: readonly TileAxis[];
  readonly packsLeft: boolean;
  readonly packsRight: boolean;
  /** Vectors of a whole panel. */
  readonly vectors: number;
  readonly scratch: ReturnType<typeof scratchOf>;
  /** The body's accesses over [batch, row, column]: where it writes, then where it reads. */
  readonly accesses: readonly { readonly offset: number; readonly strides: readonly number[] }[];
}

function prepare(base: ContractBase, body: Body, { lanes, wide }: KernelEmitter): Product {
  const taken = roles(base);
  const batch = shared(taken.left.batch, taken.right.batch, body.domain.slice(0, -2));
  const rank = body.domain.length;
  const batchDomain = body.domain.slice(0, rank - 2);
  const refined = [...batch.map(({ length }) => length), ...body.domain.slice(rank - 2)];
  const accesses = [contiguous(body.domain), ...body.reads.map(({ access }) => access)].map((access) => {
    const [row, column] = [access.strides[rank - 2]!, access.strides[rank - 1]!];
    const outer = refine(
      { offset: access.offset, strides: access.strides.slice(0, rank - 2) },
      batchDomain,
      refined.slice(0, -2),
    );
    return {
      offset: access.offset,
      strides: [...outer.strides, ...(taken.swapped ? [column, row] : [row, column])],
    };
  });
  return {
    base,
    body,
    roles: taken,
    batch,
    packsLeft: !readsLeftDirectly(taken.left),
    packsRight: !readsRightDirectly(taken.right, taken.rows),
    vectors: wide ? 4 : 2,
    scratch: scratchOf(base, lanes.bytes),
    accesses,
  };
}

const originOf = (product: Product, side: "left" | "right", indices: readonly Index[]): Origin => {
  return { indices, strides: product.batch.map((axis) => axis[side]) };
};

/** All rows of the left operand, in panels of four. */
function packLeft(product: Product, indices: readonly Index[], start: Local, emitter: KernelEmitter): Code {
  const { left, rows } = product.roles;
  const { fn } = emitter;
  const to = fn.local("i32");
  const origin = originOf(product, "left", indices);
  const pack = (row: Index, valid: number): Code =>
    emitPack({ operand: left, depth: left.depth, width: tileRows, valid }, row, origin, to, emitter);
  const whole = rows - (rows % tileRows);
  return [
    set(start, scratchAt(product.scratch.left, emitter)),
    set(to, get(start)),
    stepped(emitter, whole, tileRows, (row) => pack(row, tileRows)),
    whole < rows ? pack(at(whole), rows - whole) : [],
  ];
}

interface PanelPlace {
  readonly column: Index;
  readonly vectors: number;
  /** Columns that there are. */
  readonly valid: number;
}

/** All rows of a panel of columns. */
function emitPanel(
  product: Product,
  indices: readonly Index[],
  panel: PanelPlace,
  packedLeft: Local,
  emitter: KernelEmitter,
): Code {
  const { base, roles: taken } = product;
  if (base.depth <= mostDepth) {
    const whole: Part = { depth: base.depth, right: taken.right.depth, from: [], leftFrom: at(0) };
    return [
      packRight(product, indices, panel, whole, emitter),
      eachRows(taken.rows, emitter, (row, rows) => {
        const sums = sumsOf(rows, panel.vectors, emitter);
        return [
          clear(sums, emitter),
          tileAt(product, indices, panel, whole, row, sums, packedLeft, emitter),
          finish(product, indices, panel, row, sums, emitter),
        ];
      }),
    ];
  }
  return emitLongPanel(product, indices, panel, packedLeft, emitter);
}

/** Part after part of a long depth adds to sums that wait in the strip, from +0; then the body reads them there. */
function emitLongPanel(
  product: Product,
  indices: readonly Index[],
  panel: PanelPlace,
  packedLeft: Local,
  emitter: KernelEmitter,
): Code {
  const { base, roles: taken } = product;
  const { fn, constants } = emitter;
  const rowBytes = panel.vectors * 16;
  const strip = fn.local("i32");
  const stripAt = (row: Index): Code => [
    set(
      strip,
      op(
        "i32.add",
        scratchAt(product.scratch.strip, emitter),
        addressOf({ offset: 0 }, { offset: 0, strides: [1] }, [{ ...row, constant: 0 }], rowBytes).code,
      ),
    ),
    row.constant > 0 ? set(strip, op("i32.add", get(strip), i32(row.constant * rowBytes))) : [],
  ];
  const loadSums = (sums: Sums): Code =>
    sums.map((row, r) =>
      row.map((sum, j) => set(sum, memory("v128.load", get(strip), r * rowBytes + j * 16))),
    );
  const rowsOf = (each: (row: Index, sums: Sums) => Code): Code =>
    eachRows(taken.rows, emitter, (row, rows) => {
      const sums = sumsOf(rows, panel.vectors, emitter);
      return [stripAt(row), each(row, sums)];
    });

  const axis = taken.right.depth[0]!;
  const each = base.depth / axis.length;
  const { length } = depthParts(taken.right.depth, base.depth);
  const whole = axis.length - (axis.length % length);
  const addPart = (from: Index, count: number): Code => {
    const right = [{ length: count, stride: axis.stride }, ...taken.right.depth.slice(1)];
    const part: Part = { depth: count * each, right, from: [from], leftFrom: from };
    return [
      packRight(product, indices, panel, part, emitter),
      rowsOf((row, sums) => [
        loadSums(sums),
        tileAt(product, indices, panel, part, row, sums, packedLeft, emitter),
        storeTile(sums, strip, rowBytes),
      ]),
    ];
  };
  return [
    rowsOf((_, sums) => [
      sums.map((row) => row.map((sum) => set(sum, constants.int(fn, 0)))),
      storeTile(sums, strip, rowBytes),
    ]),
    stepped(emitter, whole, length, (from) => addPart(from, length)),
    whole < axis.length ? addPart(at(whole), axis.length - whole) : [],
    rowsOf((row, sums) => [loadSums(sums), finish(product, indices, panel, row, sums, emitter)]),
  ];
}

/** Steps of the depth that are summed at once. */
interface Part {
  readonly depth: number;
  /** The right operand's axes, with the lengths of this part. */
  readonly right: readonly Axis[];
  /** Where the part begins along the first axis of the depth, if it is not all of it. */
  readonly from: readonly Index[];
  readonly leftFrom: Index;
}

type Sums = readonly (readonly Local[])[];

const sumsOf = (rows: number, vectors: number, { fn }: KernelEmitter): Sums =>
  Array.from({ length: rows }, () => Array.from({ length: vectors }, () => fn.local("v128")));

const clear = (sums: Sums, { fn, constants }: KernelEmitter): Code =>
  sums.map((row) => row.map((sum) => set(sum, constants.int(fn, 0))));

function eachRows(total: number, emitter: KernelEmitter, body: (row: Index, rows: number) => Code): Code {
  const whole = total - (total % tileRows);
  return [
    stepped(emitter, whole, tileRows, (row) => body(row, tileRows)),
    whole < total ? body(at(whole), total - whole) : [],
  ];
}

function packRight(
  product: Product,
  indices: readonly Index[],
  panel: PanelPlace,
  part: Part,
  emitter: KernelEmitter,
): Code {
  if (!product.packsRight) return [];
  const { right } = product.roles;
  const to = emitter.fn.local("i32");
  const batch = originOf(product, "right", indices);
  const origin = {
    indices: [...batch.indices, ...part.from],
    strides: [...batch.strides, ...part.from.map(() => right.depth[0]!.stride)],
  };
  const width = panel.vectors * emitter.lanes.count;
  return [
    set(to, scratchAt(product.scratch.panel, emitter)),
    emitPack(
      { operand: right, depth: part.right, width, valid: panel.valid },
      panel.column,
      origin,
      to,
      emitter,
    ),
  ];
}

/** Points at the tile's operands and adds its products. */
function tileAt(
  product: Product,
  indices: readonly Index[],
  panel: PanelPlace,
  part: Part,
  row: Index,
  sums: Sums,
  packedLeft: Local,
  emitter: KernelEmitter,
): Code {
  const { fn, lanes } = emitter;
  const { left, right } = product.roles;
  const [a, b] = [fn.local("i32"), fn.local("i32")];
  const each = product.base.depth / (right.depth[0]?.length ?? 1);
  const pointer = (
    operand: Operand,
    origin: Origin,
    own: readonly Index[],
    strides: readonly number[],
  ): Code => {
    const access = { offset: operand.offset, strides: [...origin.strides, ...strides] };
    const { code, offset } = addressOf(
      emitter.place(operand.node),
      access,
      [...origin.indices, ...own],
      lanes.bytes,
    );
    return op("i32.add", code, i32(offset));
  };
  const leftStart = product.packsLeft
    ? op(
        "i32.add",
        get(packedLeft),
        sumOf(
          addressOf(
            { offset: 0 },
            { offset: 0, strides: [product.base.depth, each * tileRows] },
            [row, part.leftFrom],
            lanes.bytes,
          ),
        ),
      )
    : pointer(
        left,
        originOf(product, "left", indices),
        [row, part.leftFrom],
        [left.outer[0]?.stride ?? 0, each * (left.depth[0]?.stride ?? 1)],
      );
  const rightStart = product.packsRight
    ? scratchAt(product.scratch.panel, emitter)
    : pointer(
        right,
        originOf(product, "right", indices),
        [panel.column, ...part.from],
        [right.outer[0]?.stride ?? 1, ...part.from.map(() => right.depth[0]!.stride)],
      );
  const shape = {
    rows: sums.length,
    vectors: panel.vectors,
    depth: part.depth,
    left: product.packsLeft
      ? { row: lanes.bytes, depth: tileRows * lanes.bytes }
      : { row: (left.outer[0]?.stride ?? 0) * lanes.bytes, depth: lanes.bytes },
    right: {
      depth: product.packsRight ? panel.vectors * 16 : (right.depth[0]?.stride ?? 0) * lanes.bytes,
    },
  };
  return [set(a, leftStart), set(b, rightStart), emitTile(shape, sums, a, b, emitter)];
}

/** The body on a tile's sums: as they are, or through the scratch tile where a panel is not whole. */
function finish(
  product: Product,
  indices: readonly Index[],
  panel: PanelPlace,
  row: Index,
  sums: Sums,
  emitter: KernelEmitter,
): Code {
  const { fn, lanes } = emitter;
  const { base, body, accesses } = product;
  const [write, ...from] = accesses;
  const isWhole = panel.valid === panel.vectors * lanes.count;
  const counts: number[] = [];
  for (let left = panel.valid; left > 0; left -= lanes.count) counts.push(Math.min(left, lanes.count));
  const tile = fn.local("i32");
  const rowBytes = panel.vectors * 16;
  const spill = isWhole
    ? []
    : [set(tile, scratchAt(product.scratch.tile, emitter)), storeTile(sums, tile, rowBytes)];
  const rows = sums.map((rowSums, r) => {
    const block = { indices: [...indices, further(row, r), panel.column], counts };
    const reads = body.reads.map(({ node }, i) => ({ node, access: from[i]! }));
    const loads = isWhole
      ? []
      : counts.map((_, j) => set(rowSums[j]!, memory("v128.load", get(tile), r * rowBytes + j * 16)));
    const args = loadReads(reads, block, emitter, { node: base.node, vectors: rowSums.map(get) });
    return [loads, emitResults(body.results, args, write!, block, emitter)];
  });
  return [spill, rows];
}

const scratchAt = (offset: number, { scratch }: KernelEmitter): Code =>
  op("i32.add", get(scratch!), i32(offset));

const sumOf = ({ code, offset }: { code: Code; offset: number }): Code => op("i32.add", code, i32(offset));
