import type { Precision } from "@titrate/numeric";
import { rowMajor, type Shape } from "@titrate/tensor";
import { contiguous } from "./access.ts";
import type { Axis, Operand } from "./kernel.ts";
import type { Node } from "./node.ts";
import { resolve } from "./resolve.ts";

/**
 * A product's operand as it lies in memory: views (a transpose, a convolution's windows) become strides, so that
 * nothing is copied to bring it into rows and columns.
 *
 * @param shape how the product sees it: the left operand is [...batch, rows, depth], the right one
 *   [...batch, depth, columns]. The node may have another, for what only renames has no node of its own.
 * @param stays whether a node is, or will be, in memory itself.
 */
export function operandOf(
  tensor: Node,
  shape: Shape,
  side: "left" | "right",
  precision: Precision,
  stays: (node: Node) => boolean,
): Operand {
  const { node, access, domain } = resolve(tensor, contiguous(shape), shape, precision, stays);
  const last = shape.at(-1)!;
  const matrix = last * shape.at(-2)!;
  const axes = { batch: [] as Axis[], first: [] as Axis[], last: [] as Axis[] };
  const units = rowMajor(domain);
  for (const [i, length] of domain.entries()) {
    if (length === 1) continue;
    const place = units[i]! >= matrix ? axes.batch : units[i]! >= last ? axes.first : axes.last;
    place.push({ length, stride: access.strides[i]! });
  }
  const [outer, depth] = side === "left" ? [axes.first, axes.last] : [axes.last, axes.first];
  return {
    node,
    offset: access.offset,
    batch: merged(axes.batch),
    outer: merged(outer),
    depth: merged(depth),
  };
}

/** Neighbours that are walked as one axis are one. */
function merged(axes: readonly Axis[]): Axis[] {
  const result: Axis[] = [];
  for (const axis of axes) {
    const last = result.at(-1);
    if (last !== undefined && last.stride === axis.stride * axis.length)
      result[result.length - 1] = { length: last.length * axis.length, stride: axis.stride };
    else result.push(axis);
  }
  return result;
}
