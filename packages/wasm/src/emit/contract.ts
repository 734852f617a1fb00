import type { Access, Shape } from "@titrate/tensor";
import { type Code, get, set } from "../assembler/code.ts";
import { commonRefinement, contiguous, refine } from "../lower/access.ts";
import type { Axis, Body, Operand } from "../lower/kernel.ts";
import type { ContractBase } from "../lower/product.ts";
import { at, further, type Index } from "./address.ts";
import { emitResults, type KernelEmitter, type Loaded, loadBlock, loadReads } from "./block.ts";
import { blocks, nested, stepped } from "./loops.ts";
import { multiplyAdd } from "./tile.ts";

/** Rows that share the vectors loaded for one step of the depth. */
const mostRows = 4;
const mostVectors = 2;

/**
 * A product straight from its operands, and the body that continues it: for small ones, and those too thin for packing
 * to pay. A tile of rows times vectors of columns (or the other way round, where there is one column) is summed over
 * the depth in ascending order, each lane for itself.
 */
export function emitDirectContract(base: ContractBase, body: Body, emitter: KernelEmitter): Code {
  if (base.node.size === 0) return [];
  const tiling = tilingOf(base, body, emitter);
  const { outer, spread, along } = tiling;
  const whole = spread.length - (spread.length % mostRows);
  const axes = outer.map(({ length }) => length);
  return nested(emitter, axes, (indices) => {
    const rowsFrom = (row: Index, rows: number): Code =>
      blocks(emitter, along.length, emitter.lanes.count, mostVectors, (column, counts) =>
        emitDirectTile(tiling, body, indices, { row, rows, column, counts }, emitter),
      );
    return [
      stepped(emitter, whole, mostRows, (row) => rowsFrom(row, mostRows)),
      whole < spread.length ? rowsFrom(at(whole), spread.length - whole) : [],
    ];
  });
}

/** An axis of the result, with its strides in both operands. */
export interface TileAxis {
  readonly length: number;
  readonly left: number;
  readonly right: number;
}

interface Tiling {
  readonly base: ContractBase;
  /** Walked one by one, then rows of a tile, then vectors: all axes of the result, in the order of `accesses`. */
  readonly outer: readonly TileAxis[];
  readonly spread: TileAxis;
  readonly along: TileAxis;
  /** The operand that moves along the vectors is loaded in vectors, the other one is spread over the lanes. */
  readonly moving: "left" | "right";
  readonly depth: readonly TileAxis[];
  readonly write: Access;
  readonly accesses: readonly Access[];
}

function tilingOf(base: ContractBase, body: Body, { lanes }: KernelEmitter): Tiling {
  const { left, right } = base.depth === 0 ? withoutDepth(base) : base;
  const rows = left.outer.map(({ length, stride }): TileAxis => ({ length, left: stride, right: 0 }));
  const columns = right.outer.map(({ length, stride }): TileAxis => ({ length, left: 0, right: stride }));
  const axes = [...shared(left.batch, right.batch, body.domain.slice(0, -2)), ...rows, ...columns];
  const domain = axes.map(({ length }) => length);
  const accesses = [contiguous(body.domain), ...body.reads.map(({ access }) => access)].map((access) =>
    refine(access, body.domain, domain),
  );

  const batches = axes.length - rows.length - columns.length;
  const lastColumn = columns.length > 0 ? axes.length - 1 : -1;
  const lastRow = rows.length > 0 ? batches + rows.length - 1 : -1;
  const alongRows: boolean =
    lastColumn < 0 ||
    (axes[lastColumn]!.length < lanes.count &&
      lastRow >= 0 &&
      axes[lastRow]!.length > axes[lastColumn]!.length);
  const [along, spread] = alongRows ? [lastRow, lastColumn] : [lastColumn, lastRow];
  const order = [...axes.keys()].filter((axis) => axis !== along && axis !== spread);
  const none: TileAxis = { length: 1, left: 0, right: 0 };
  const permuted = accesses.map(({ offset, strides }): Access => {
    const pick = (axis: number): number => (axis < 0 ? 1 : strides[axis]!);
    return { offset, strides: [...order.map(pick), pick(spread), pick(along)] };
  });
  return {
    base,
    outer: order.map((axis) => axes[axis]!),
    spread: axes[spread] ?? none,
    along: axes[along] ?? none,
    moving: alongRows ? "left" : "right",
    depth: base.depth === 0 ? [{ length: 0, left: 0, right: 0 }] : shared(left.depth, right.depth),
    write: permuted[0]!,
    accesses: permuted.slice(1),
  };
}

/** Where nothing is summed the operands hold nothing, and what they tell of rows and columns is void. */
function withoutDepth({ node, left, right, rows, columns }: ContractBase): { left: Operand; right: Operand } {
  const axis = (length: number): Axis[] => [{ length, stride: 0 }];
  const batch = node.shape.slice(0, -2).flatMap(axis);
  return {
    left: { ...left, batch, outer: axis(rows), depth: [] },
    right: { ...right, batch, outer: axis(columns), depth: [] },
  };
}

/** Axes that both operands have, refined so that each has one stride, and lies in one axis of `shape`. */
export function shared(left: readonly Axis[], right: readonly Axis[], shape?: Shape): TileAxis[] {
  const [a, b] = [left, right].map((axes): [Shape, Access] => [
    axes.map(({ length }) => length),
    { offset: 0, strides: axes.map(({ stride }) => stride) },
  ]) as [[Shape, Access], [Shape, Access]];
  const both = commonRefinement(a[0], b[0]);
  const lengths = both && shape ? commonRefinement(both, shape)?.filter((length) => length !== 1) : both;
  if (lengths === undefined) throw new RangeError(`operands of lengths ${a[0]} and ${b[0]} share no axes`);
  const [x, y] = [a, b].map(([shape, access]) => refine(access, shape, lengths)) as [Access, Access];
  return lengths.map((length, i) => ({ length, left: x.strides[i]!, right: y.strides[i]! }));
}

interface Tile {
  readonly row: Index;
  readonly rows: number;
  readonly column: Index;
  readonly counts: readonly number[];
}

function emitDirectTile(
  { base, outer, spread, along, moving, depth, write, accesses }: Tiling,
  body: Body,
  indices: readonly Index[],
  { row, rows, column, counts }: Tile,
  emitter: KernelEmitter,
): Code {
  const { fn, constants } = emitter;
  const sums = Array.from({ length: rows }, () => counts.map(() => fn.local("v128")));
  const starts = sums.flat().map((sum) => set(sum, constants.int(fn, 0)));
  const axes = [...outer, spread, along];
  const load = (
    side: "left" | "right",
    deep: readonly Index[],
    at: Index,
    vectors: readonly number[],
  ): Loaded => {
    const { node, offset } = base[side];
    const strides = [...depth, ...axes].map((axis) => axis[side]);
    const block = { indices: [...deep, ...indices, at, column], counts: vectors };
    return loadBlock(node, { offset, strides }, block, emitter);
  };
  const still = moving === "left" ? "right" : "left";
  const products = nested(
    emitter,
    depth.map(({ length }) => length),
    (deep) => {
      const vectors = load(moving, deep, row, counts);
      const steps = sums.map((rowSums, r): Code => {
        const spreadOut = load(still, deep, further(row, r), [emitter.lanes.count]);
        const added = rowSums.map((sum, v) =>
          set(sum, multiplyAdd(spreadOut.vectors[0]!, vectors.vectors[v]!, get(sum), emitter)),
        );
        return [spreadOut.statements, added];
      });
      return [vectors.statements, steps];
    },
  );
  const results = sums.map((rowSums, r) => {
    const block = { indices: [...indices, further(row, r), column], counts };
    const reads = body.reads.map(({ node }, i) => ({ node, access: accesses[i]! }));
    const args = loadReads(reads, block, emitter, { node: base.node, vectors: rowSums.map(get) });
    return emitResults(body.results, args, write, block, emitter);
  });
  return [starts, products, results];
}
