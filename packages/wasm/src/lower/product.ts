import type { Shape } from "@titrate/tensor";
import { commonRefinement } from "./access.ts";
import type { Axis, Base, Body, Operand } from "./kernel.ts";

// Which products are worth packing their operands for, and what that takes. Sizes alone decide, so that fusion, the
// memory plan and the emitter agree.

export type ContractBase = Extract<Base, { kind: "contract" }>;

/** Multiplications from which on a product is packed. */
const leastWork = 2 ** 13;
/** Up to so many rows share too little of a packed panel to pay for it, where the columns lie beside each other. */
const mostDirectRows = 16;
/** Steps of the depth whose panel is packed at once; partial sums of the others wait in a strip. */
const mostDepth = 2048;
/** Steps from which on a part of the depth is worth its sums' way through memory. */
const leastPart = 128;
/** Bytes of a row of a panel: its columns at one step of the depth. */
const panelBytes = 64;

export function isPacked({ node, rows, columns, depth, left, right }: ContractBase): boolean {
  const batch = node.size / Math.max(1, rows * columns);
  if (rows * columns * depth < leastWork || depth < 8 || batch === 0) return false;
  return [left, right].every(isAscending);
}

const isAscending = ({ outer, depth }: Operand): boolean =>
  [...outer, ...depth].every(({ stride }) => stride >= 0);

/** Whether one nest of loops can walk the axes that both operands have: the batch, and the depth unless it is packed. */
export function haveCommonAxes(base: ContractBase): boolean {
  const lengths = (axes: readonly Axis[]): Shape => axes.map(({ length }) => length);
  const { left, right } = base;
  if (base.depth === 0 || base.node.size === 0) return true;
  if (commonRefinement(lengths(left.batch), lengths(right.batch)) === undefined) return false;
  return isPacked(base) || commonRefinement(lengths(left.depth), lengths(right.depth)) !== undefined;
}

export interface Roles {
  readonly rows: number;
  readonly columns: number;
  readonly left: Operand;
  readonly right: Operand;
  readonly swapped: boolean;
}

/** Both operands in their roles: a product of a few columns, which would fill no vector, is computed as its transpose. */
export function roles({ rows, columns, left, right }: ContractBase): Roles {
  const swapped = columns < 4 && rows > columns;
  if (swapped) return { rows: columns, columns: rows, left: right, right: left, swapped };
  return { rows, columns, left, right, swapped };
}

/** Whether a left operand must be copied, since its elements cannot be read as they lie: rows of neighbours. */
export function packsLeft({ outer, depth }: Operand, parts: DepthParts | undefined): boolean {
  if (parts?.leftIsDirect) return false;
  return outer.length > 1 || depth.length > 1 || (depth[0]?.stride ?? 1) !== 1;
}

/** Whether a right operand's rows can be read as they lie. */
export const readsRightDirectly = ({ outer, depth }: Operand, rows: number): boolean =>
  rows <= mostDirectRows && outer.length <= 1 && depth.length <= 1 && (outer[0]?.stride ?? 1) === 1;

/** A depth that is summed part after part, along its first axis. */
export interface DepthParts {
  /** Places of the first axis in a part. */
  readonly length: number;
  /** Steps of the whole depth at one place of the first axis. */
  readonly each: number;
  /** Each part of the left operand is rows of neighbours. */
  readonly leftIsDirect: boolean;
}

/**
 * How a depth is parted: where a panel of it would be too long, and where a part of it is what can be read as it lies
 * (the images of a batch one after the other). Undefined where it is summed at once.
 */
export function depthParts({
  left,
  right,
  depth,
}: Pick<Roles, "left" | "right"> & { depth: number }): DepthParts | undefined {
  const first = right.depth[0]?.length ?? 1;
  const each = depth / first;
  if (isDirectByPart(left, first)) return { length: 1, each, leftIsDirect: true };
  if (depth <= mostDepth) return undefined;
  return { length: Math.max(1, Math.min(first, Math.floor(mostDepth / each))), each, leftIsDirect: false };
}

/** Whether each place of the first axis of the depth has a left operand of rows of neighbours, and long ones. */
function isDirectByPart({ outer, depth }: Operand, first: number): boolean {
  const [across, along] = depth;
  if (outer.length > 1 || depth.length !== 2 || across!.length !== first) return false;
  return along!.stride === 1 && along!.length >= leastPart;
}

/** Working memory in bytes: a tile, a panel, the strip of partial sums, and the packed left operand. */
export function scratchOf(base: ContractBase, bytes: number): Scratch {
  const { rows, left, right } = roles(base);
  const parts = depthParts({ left, right, depth: base.depth });
  const panel = 4 * panelBytes;
  const strip = panel + (parts ? parts.length * parts.each : base.depth) * panelBytes;
  const packed = strip + (parts ? rows * panelBytes : 0);
  const end = packed + (packsLeft(left, parts) ? Math.ceil(rows / 4) * 4 * base.depth * bytes : 0);
  return { tile: 0, panel, strip, left: packed, bytes: end };
}

/** Offsets of the parts of a product's working memory, and its size. */
export interface Scratch {
  readonly tile: number;
  readonly panel: number;
  readonly strip: number;
  readonly left: number;
  readonly bytes: number;
}

/**
 * Whether a body after a large product is better run on its own: it reads so much beside the product (an optimizer's
 * slots) that tile by tile it would cost more than the product's way through memory.
 */
export function isHeavy({ domain, reads }: Body, base: ContractBase): boolean {
  const last = domain.length - 1;
  const whole = reads.filter(
    ({ node, access }) =>
      node !== base.node &&
      domain.every((length, axis) => length === 1 || axis < last - 1 || access.strides[axis] !== 0),
  );
  return whole.length > 1;
}
