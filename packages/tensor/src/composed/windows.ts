import { ShapeError, showShape } from "../shape.ts";

/** One number for every spatial axis, or one for each. */
export type PerAxis = number | readonly number[];

/** How windows lie over the spatial axes. */
export interface Windows {
  /** Lengths of a window. */
  readonly size: readonly number[];
  /** From one window to the next. */
  readonly stride: readonly number[];
  /** Put before and after the input. */
  readonly padding: readonly number[];
  /** From one element of a window to the next. */
  readonly dilation: readonly number[];
}

export interface WindowOptions {
  /** 1 unless given (pooling: the window's size). */
  readonly stride?: PerAxis;
  /** On both sides; 0 unless given. */
  readonly padding?: PerAxis;
  /** 1 unless given. */
  readonly dilation?: PerAxis;
}

/** The options, checked, with a number for each of `size.length` axes. */
export function windows(
  op: string,
  size: readonly number[],
  options: WindowOptions,
  defaultStride: PerAxis,
): Windows {
  const each = (what: string, value: PerAxis, least: number): readonly number[] => {
    const numbers = typeof value === "number" ? size.map(() => value) : value;
    if (numbers.length === size.length && numbers.every((n) => Number.isInteger(n) && n >= least))
      return numbers;
    throw new ShapeError(
      `${op}: ${what} ${showShape(numbers)}; it takes ${size.length} integers of ${least} or more, one a spatial axis`,
    );
  };
  return {
    size: each("window", size, 1),
    stride: each("stride", options.stride ?? defaultStride, 1),
    padding: each("padding", options.padding ?? 0, 0),
    dilation: each("dilation", options.dilation ?? 1, 1),
  };
}

/** Number of windows along each axis of a padded input: floor((length - reach) / stride) + 1. */
export function windowCounts(
  op: string,
  padded: readonly number[],
  { size, stride, dilation }: Windows,
): number[] {
  return padded.map((length, i) => {
    const reach = dilation[i]! * (size[i]! - 1) + 1;
    if (reach <= length) return Math.floor((length - reach) / stride[i]!) + 1;
    throw new ShapeError(
      `${op}: a window of ${showShape(size)} with dilation ${showShape(dilation)} does not fit into ${showShape(padded)} (padding included)`,
    );
  });
}

/** [n, n] for each axis. */
export const bothSides = (padding: readonly number[]): [number, number][] => padding.map((n) => [n, n]);
