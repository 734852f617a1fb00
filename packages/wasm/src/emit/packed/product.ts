import { type Code, get, i32, type Local, op } from "../../assembler/code.ts";
import { contiguous, refine } from "../../lower/access.ts";
import type { Body } from "../../lower/kernel.ts";
import {
  type ContractBase,
  type DepthParts,
  depthParts,
  packsLeft,
  type Roles,
  readsRightDirectly,
  roles,
  type Scratch,
  scratchOf,
} from "../../lower/product.ts";
import type { Index } from "../address.ts";
import type { KernelEmitter } from "../block.ts";
import { shared, type TileAxis } from "../contract.ts";
import type { Origin } from "../pack.ts";

/** A large product on its way to code: who takes which role, and what is packed. */
export interface Product {
  readonly base: ContractBase;
  readonly body: Body;
  readonly roles: Roles;
  readonly batch: readonly TileAxis[];
  /** Where the depth is summed part after part. */
  readonly parts: DepthParts | undefined;
  readonly packsLeft: boolean;
  readonly packsRight: boolean;
  /** Vectors of a whole panel. */
  readonly vectors: number;
  readonly scratch: Scratch;
  /** The body's accesses over [batch, row, column]: where it writes, then where it reads. */
  readonly accesses: readonly { readonly offset: number; readonly strides: readonly number[] }[];
}

/** What follows from the operands and the body. */
export function prepare(base: ContractBase, body: Body, { lanes, wide }: KernelEmitter): Product {
  const taken = roles(base);
  const parts = depthParts({ ...taken, depth: base.depth });
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
    parts,
    packsLeft: packsLeft(taken.left, parts),
    packsRight: !readsRightDirectly(taken.right, taken.rows),
    vectors: wide ? 4 : 2,
    scratch: scratchOf(base, lanes.bytes),
    accesses,
  };
}

/** A panel of columns of one of a product's matrices, and what its emission shares. */
export interface PanelWork {
  readonly product: Product;
  readonly emitter: KernelEmitter;
  /** Which matrix of the batch. */
  readonly indices: readonly Index[];
  /** Points at the packed rows of the left operand. */
  readonly packedLeft: Local;
  readonly column: Index;
  readonly vectors: number;
  /** Columns that there are. */
  readonly valid: number;
}

/** Where a matrix of the batch begins in an operand. */
export const originOf = ({ batch }: Product, side: "left" | "right", indices: readonly Index[]): Origin => ({
  indices,
  strides: batch.map((axis) => axis[side]),
});

/** An address in the kernel's working memory. */
export const scratchAt = (offset: number, { scratch }: KernelEmitter): Code =>
  op("i32.add", get(scratch!), i32(offset));
