import type { Scalar } from "@titrate/numeric";
import type { Access, Shape } from "@titrate/tensor";
import type { Node } from "./node.ts";

/** Elements of a node that lies in memory (or is a kernel's own base), read over a domain. */
export interface Read {
  readonly node: Node;
  readonly access: Access;
}

/** One value computed over a domain: argument n of the formula is what the n-th read gives. */
export interface Formula {
  readonly reads: readonly Read[];
  readonly value: Scalar;
}

/** Values computed over a domain; each is written to its node's memory, contiguous in the domain's row-major order. */
export interface Body {
  readonly domain: Shape;
  readonly reads: readonly Read[];
  readonly results: readonly { readonly node: Node; readonly value: Scalar }[];
}

/** Axes of one kind of a product's operand, outermost first, with the strides of its memory in elements. */
export interface Axis {
  readonly length: number;
  readonly stride: number;
}

/** A product's operand, as it lies: `outer` are its rows (of the left one) or columns (of the right one). */
export interface Operand {
  readonly node: Node;
  readonly offset: number;
  readonly batch: readonly Axis[];
  readonly outer: readonly Axis[];
  readonly depth: readonly Axis[];
}

/** What a kernel computes before its body; the body reads it as the elements of `node`. */
export type Base =
  | {
      readonly kind: "reduce";
      readonly node: Node;
      /** Over `[...node.shape, ...over]`. */
      readonly input: Formula;
      readonly over: Shape;
      readonly combine: "sum" | "max" | "argmax";
      /** With argmax: the node that is the largest element itself, where that is asked for too. */
      readonly largest?: Node;
    }
  | {
      readonly kind: "contract";
      readonly node: Node;
      /** [...batch, rows, columns] is the node's shape. */
      readonly rows: number;
      readonly columns: number;
      readonly depth: number;
      readonly left: Operand;
      readonly right: Operand;
    };

/** A piece of a placement: a formula over `domain`, written (or added) through `write`. */
export interface Piece extends Formula {
  readonly domain: Shape;
  readonly write: Access;
}

/** One loop nest, or a few, over memory. */
export type Kernel =
  /** A body alone, or after the base that it continues. */
  | { readonly kind: "map"; readonly body: Body }
  | { readonly kind: "based"; readonly base: Base; readonly body: Body }
  | {
      readonly kind: "place";
      readonly node: Node;
      readonly fill: number;
      readonly accumulate: boolean;
      readonly pieces: readonly Piece[];
    }
  /** As the definition says; inputs are contiguous in memory. */
  | { readonly kind: "indexed"; readonly node: Node };

/** The nodes that a kernel reads from memory. */
export function readsOf(kernel: Kernel): Node[] {
  switch (kernel.kind) {
    case "map":
      return kernel.body.reads.map(({ node }) => node);
    case "based": {
      const { base, body } = kernel;
      const before =
        base.kind === "reduce" ? base.input.reads.map(({ node }) => node) : [base.left.node, base.right.node];
      return [...before, ...body.reads.flatMap(({ node }) => (isOwnOf(base, node) ? [] : [node]))];
    }
    case "place":
      return kernel.pieces.flatMap(({ reads }) => reads.map(({ node }) => node));
    case "indexed": {
      // A base of one value is written, not copied.
      const { definition, inputs } = kernel.node;
      const isFilled = definition.kind === "scatter" && inputs[0]!.definition.kind === "fill";
      return isFilled ? inputs.slice(1) : [...inputs];
    }
  }
}

/** Whether a node is what a base computes, and no memory. */
export const isOwnOf = (base: Base, node: Node): boolean =>
  node === base.node || (base.kind === "reduce" && node === base.largest);

/** The nodes that a kernel writes to memory. */
export function writesOf(kernel: Kernel): Node[] {
  return kernel.kind === "map" || kernel.kind === "based"
    ? kernel.body.results.map(({ node }) => node)
    : [kernel.node];
}
