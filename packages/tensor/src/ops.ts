import type { Access } from "./definition.ts";
import type { ElementwiseName } from "./elementwise.ts";
import type { DType, Shape } from "./shape.ts";

/** The ops and what each needs beside its inputs. Shape rules, definitions and gradients are tables over its keys. */
export interface Attributes {
  /** Shape []. */
  readonly constant: { readonly value: number; readonly dtype: DType };
  readonly literal: { readonly values: ArrayLike<number>; readonly shape: Shape; readonly dtype: DType };
  /** Fed at each step. */
  readonly input: { readonly name: string; readonly shape: Shape; readonly dtype: DType };
  /** Lives between steps. */
  readonly state: { readonly name: string; readonly shape: Shape; readonly dtype: DType };
  /** The ints 0 .. length-1. */
  readonly iota: { readonly length: number };
  /** A row of the element-wise table; its inputs broadcast. */
  readonly elementwise: { readonly fn: ElementwiseName };
  /** Reads its input through strides: slices, transposes, flips, sliding windows. */
  readonly view: Access & { readonly shape: Shape };
  /** The same elements, in row-major order, under another shape. */
  readonly reshape: { readonly shape: Shape };
  readonly broadcast: { readonly shape: Shape };
  /** Writes its inputs through strides, one access an input, into `fill`: the adjoint of view, and concat and pad. */
  readonly place: {
    readonly shape: Shape;
    readonly pieces: readonly Access[];
    readonly fill: number;
    readonly accumulate: boolean;
  };
  /** `axes` ascend and are not negative. */
  readonly reduce: {
    readonly fn: "sum" | "max";
    readonly axes: readonly number[];
    readonly keepDims: boolean;
  };
  readonly argmax: { readonly axis: number; readonly keepDims: boolean };
  /** [...batch, m, k] x [...batch, k, n] with equal batch axes. */
  readonly matmul: Readonly<Record<never, never>>;
  /** Inputs (source, index): out[i][j] = source[i][index[i][j]] for axis 1. */
  readonly gather: { readonly axis: number };
  /** Inputs (base, index, source): out = base; out[i][index[i][j]] += source[i][j] for axis 1. */
  readonly scatterAdd: { readonly axis: number };
  /** Inputs (value, surrogate): the value forward, the gradient to the surrogate. */
  readonly straightThrough: Readonly<Record<never, never>>;
  readonly stopGradient: Readonly<Record<never, never>>;
}

export type OpName = keyof Attributes;
