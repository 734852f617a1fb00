import type { ScalarType } from "@titrate/numeric";

/** `float` becomes f32 or f64 when the graph is compiled; `int` has 32 bits and wraps; `bool` is stored as 0 or 1. */
export type DType = ScalarType;

/** Lengths of the axes, outermost first; [] is a scalar; a length may be 0. */
export type Shape = readonly number[];

/** A graph that cannot be built because of its shapes. Names the op, the shapes, and what would fit. */
export class ShapeError extends Error {
  readonly code = "E_SHAPE";
  override readonly name = "ShapeError";
}

/** A graph that cannot be built because of its element types. */
export class DTypeError extends Error {
  readonly code = "E_DTYPE";
  override readonly name = "DTypeError";
}

export const showShape = (shape: Shape): string => `[${shape.join(", ")}]`;

/** Number of elements. */
export const sizeOf = (shape: Shape): number => shape.reduce((size, length) => size * length, 1);

export const sameShape = (a: Shape, b: Shape): boolean =>
  a.length === b.length && a.every((length, axis) => length === b[axis]);

/** The strides of a contiguous tensor in row-major order. */
export function rowMajor(shape: Shape): number[] {
  const strides = new Array<number>(shape.length);
  let stride = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = stride;
    stride *= shape[axis]!;
  }
  return strides;
}

/** Row-major strides of `shape` as seen from a larger shape it broadcasts to: 0 along the axes it repeats on. */
export function broadcastStrides(shape: Shape, to: Shape): number[] {
  const strides = rowMajor(shape);
  const missing = to.length - shape.length;
  return to.map((_, axis) => (axis < missing || shape[axis - missing] === 1 ? 0 : strides[axis - missing]!));
}

/** The common shape by NumPy's rule (aligned at the last axis; 1 stretches), or undefined. */
export function broadcastShapes(shapes: readonly Shape[]): number[] | undefined {
  const rank = Math.max(0, ...shapes.map((shape) => shape.length));
  const result = new Array<number>(rank).fill(1);
  for (const shape of shapes) {
    for (const [i, length] of shape.entries()) {
      const axis = rank - shape.length + i;
      if (length === 1) continue;
      if (result[axis] !== 1 && result[axis] !== length) return undefined;
      result[axis] = length;
    }
  }
  return result;
}

/** An axis counted from the end when negative, as one counted from the start. */
export function resolveAxis(op: string, shape: Shape, axis: number): number {
  const resolved = axis < 0 ? axis + shape.length : axis;
  if (Number.isInteger(axis) && resolved >= 0 && resolved < shape.length) return resolved;
  const range =
    shape.length === 0 ? "a scalar has no axes" : `axes are ${-shape.length} to ${shape.length - 1}`;
  throw new ShapeError(`${op}: ${showShape(shape)} has no axis ${axis}; ${range}`);
}

/** One axis, several, or (undefined) all: ascending, each once. */
export function resolveAxes(op: string, shape: Shape, axes?: number | readonly number[]): number[] {
  if (axes === undefined) return shape.map((_, axis) => axis);
  const resolved = (typeof axes === "number" ? [axes] : axes).map((axis) => resolveAxis(op, shape, axis));
  if (new Set(resolved).size !== resolved.length)
    throw new ShapeError(`${op}: axes ${showShape(resolved)} of ${showShape(shape)} name one axis twice`);
  return resolved.sort((a, b) => a - b);
}

/** `shape` with its one -1, if any, replaced by what makes it as many elements as `from`. */
export function completeShape(from: Shape, shape: Shape): Shape {
  const open = shape.indexOf(-1);
  if (open < 0) return shape;
  const length = sizeOf(from) / sizeOf(shape.filter((_, axis) => axis !== open));
  if (Number.isInteger(length)) return shape.with(open, length);
  throw new ShapeError(
    `reshape: no length for -1 makes ${showShape(shape)} hold ${sizeOf(from)} elements, as ${showShape(from)}`,
  );
}

/** What is left of a shape when `axes` are reduced: without them, or with lengths of 1. */
export function reducedShape(shape: Shape, axes: readonly number[], keepDims: boolean): Shape {
  if (keepDims) return shape.map((length, axis) => (axes.includes(axis) ? 1 : length));
  return shape.filter((_, axis) => !axes.includes(axis));
}
