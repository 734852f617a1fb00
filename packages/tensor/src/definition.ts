import type { ScalarFunction } from "@titrate/numeric";
import type { Shape } from "./shape.ts";

/** Where a tensor is read or written: flat index = offset + the sum over the domain's axes of index * stride. */
export interface Access {
  readonly offset: number;
  readonly strides: readonly number[];
}

/**
 * What an op computes, as data. Executors follow it to the letter: domains are walked in row-major order, every
 * tensor lies contiguous in row-major order, and what is read of input n is described by the n-th access. An
 * input that no access names (the surrogate of straightThrough) is not read and need not be computed.
 */
export type Definition =
  /** Every element is `value`. */
  | { readonly kind: "fill"; readonly value: number }
  /** The elements themselves, one per element of the shape. */
  | { readonly kind: "data"; readonly values: ArrayLike<number> }
  /** Fed by the caller (input) or kept from the last step (state). */
  | { readonly kind: "given" }
  /** out[i] = apply(in0[reads[0] at i], in1[reads[1] at i], ...). Each argument has its input's type. */
  | {
      readonly kind: "map";
      readonly domain: Shape;
      readonly reads: readonly Access[];
      readonly apply: ScalarFunction;
    }
  /**
   * out[i] = the elements x[0..n) of `over` (in row-major order) combined; the strides are those of `domain`,
   * then those of `over`.
   * - sum (float, int): eight partial sums p[j] = ((+0 + x[j]) + x[j+8]) + ...; ((p0+p1)+(p2+p3)) + ((p4+p5)+(p6+p7)).
   * - max (float): m = -Infinity; then m = x > m or x is NaN ? x : m, and a NaN stays.
   * - argmax (float to int): the position (in `over`) of the first of the largest; a NaN counts as the largest.
   */
  | {
      readonly kind: "reduce";
      readonly domain: Shape;
      readonly over: Shape;
      readonly read: Access;
      readonly combine: "sum" | "max" | "argmax";
    }
  /**
   * out[...batch, m, n] = the sum of left * right over `depth`, ascending, from +0; the product and the sum are
   * rounded separately. The strides are those of `domain`, then that of the depth.
   */
  | {
      readonly kind: "contract";
      readonly domain: Shape;
      readonly depth: number;
      readonly left: Access;
      readonly right: Access;
    }
  /**
   * An output of shape `domain`, filled with `fill`, into which input p is written through pieces[p], whose domain
   * is the input's shape. accumulate: false assigns (no element is written twice); true adds, from +0 (fill is 0),
   * pieces in order and the elements of a piece in row-major order.
   */
  | {
      readonly kind: "place";
      readonly domain: Shape;
      readonly fill: number;
      readonly accumulate: boolean;
      readonly pieces: readonly { readonly domain: Shape; readonly write: Access }[];
    }
  /**
   * Inputs (source, index). out[i] = source[(read at i) + index[i] * along.stride]; index has the shape `domain`.
   * An index outside 0 .. along.length-1 is a RangeError naming gather.
   */
  | {
      readonly kind: "gather";
      readonly domain: Shape;
      readonly read: Access;
      readonly along: { readonly stride: number; readonly length: number };
    }
  /**
   * Inputs (base, index, source). out = base; then for i over `over` (the shape of index and source), in row-major
   * order, out[(write at i) + index[i] * along.stride] += source[i].
   * An index outside 0 .. along.length-1 is a RangeError naming scatterAdd.
   */
  | {
      readonly kind: "scatter";
      readonly domain: Shape;
      readonly over: Shape;
      readonly write: Access;
      readonly along: { readonly stride: number; readonly length: number };
    };
