import type { Access } from "./definition.ts";
import { resolveAxis, rowMajor, type Shape, ShapeError, showShape, sizeOf } from "./shape.ts";

/** A tensor of `shape` read from another one's elements. */
export type View = Access & { readonly shape: Shape };

/** Every step-th element of an axis from `start` up to, not including, `stop`; both as in NumPy (negative: from the end; clamped). */
export function sliceView(
  shape: Shape,
  axis: number,
  start: number,
  stop: number | undefined,
  step: number,
): View {
  const along = resolveAxis("slice", shape, axis);
  const length = shape[along]!;
  const bounds = [start, stop ?? length];
  if (!bounds.every(Number.isInteger) || !Number.isInteger(step) || step < 1)
    throw new ShapeError(
      `slice: start ${start}, stop ${stop}, step ${step} of ${showShape(shape)}: integers, the step 1 or more (flip reverses)`,
    );
  const [from, to] = bounds.map((bound) => Math.min(Math.max(bound < 0 ? bound + length : bound, 0), length));
  const strides = rowMajor(shape);
  const offset = from! * strides[along]!;
  const count = Math.max(0, Math.ceil((to! - from!) / step));
  return {
    offset: count === 0 ? 0 : offset,
    strides: strides.map((stride, i) => (i === along ? stride * step : stride)),
    shape: shape.map((size, i) => (i === along ? count : size)),
  };
}

/** The axes in another order; reversed when none is given. */
export function transposeView(shape: Shape, axes?: readonly number[]): View {
  const order =
    axes?.map((axis) => resolveAxis("transpose", shape, axis)) ?? shape.map((_, i) => i).reverse();
  if (order.length !== shape.length || new Set(order).size !== shape.length)
    throw new ShapeError(
      `transpose: axes ${showShape(axes!)} must name each axis of ${showShape(shape)} once`,
    );
  const strides = rowMajor(shape);
  return {
    offset: 0,
    strides: order.map((axis) => strides[axis]!),
    shape: order.map((axis) => shape[axis]!),
  };
}

/** One axis in reverse order. */
export function flipView(shape: Shape, axis: number): View {
  const along = resolveAxis("flip", shape, axis);
  const strides = rowMajor(shape);
  const last = Math.max(0, shape[along]! - 1);
  return {
    offset: last * strides[along]!,
    strides: strides.map((stride, i) => (i === along ? -stride : stride)),
    shape,
  };
}

/** Whether no element is read twice. Sufficient: every stride steps over all that the smaller ones can reach. */
export function isInjective({ strides, shape }: View): boolean {
  let reach = 0;
  for (const axis of longAxes(shape).sort((a, b) => Math.abs(strides[a]!) - Math.abs(strides[b]!))) {
    const stride = Math.abs(strides[axis]!);
    if (stride <= reach) return false;
    reach += stride * (shape[axis]! - 1);
  }
  return true;
}

/**
 * The view that undoes one which only rearranges a tensor of shape `input` (transposes, flips), or undefined.
 * Its elements come in the input's row-major order, its shape is the input's but for split axes.
 */
export function inverseView(view: View, input: Shape): View | undefined {
  const size = sizeOf(input);
  if (sizeOf(view.shape) !== size || size === 0 || !isInjective(view)) return undefined;
  const { strides, shape } = view;
  const out = rowMajor(shape);
  const order = longAxes(shape).sort((a, b) => Math.abs(strides[b]!) - Math.abs(strides[a]!));
  return {
    offset: order.reduce((sum, axis) => sum + (strides[axis]! < 0 ? out[axis]! * (shape[axis]! - 1) : 0), 0),
    strides: order.map((axis) => (strides[axis]! < 0 ? -out[axis]! : out[axis]!)),
    shape: order.map((axis) => shape[axis]!),
  };
}

const longAxes = (shape: Shape): number[] => shape.map((_, axis) => axis).filter((axis) => shape[axis] !== 1);
