import { type Access, rowMajor, type Shape, sameShape, sizeOf } from "@titrate/tensor";

// Where elements lie, as sums of index * stride. A tensor lies contiguous in row-major order, so an access names its
// elements by their flat index. These functions are how views disappear: what reads a view reads what it looks at.

export const contiguous = (shape: Shape): Access => ({ offset: 0, strides: rowMajor(shape) });

/**
 * What `inner` (over `shape`) reads at the elements of a tensor of that shape that `outer` (over `domain`) names; or
 * undefined where that is no sum of strides, because an index of `domain` carries from one axis of `shape` into the
 * next.
 */
export function compose(outer: Access, domain: Shape, inner: Access, shape: Shape): Access | undefined {
  if (sizeOf(domain) === 0) return { offset: 0, strides: domain.map(() => 0) };
  const axes = mergedAxes(shape, inner.strides);
  let offset = inner.offset;
  const strides = domain.map(() => 0);
  let rest = outer.offset;
  const moves = domain.map((length, i) => (length === 1 ? 0 : outer.strides[i]!));
  for (const { length, stride, unit } of axes) {
    // The outermost axis takes what it can of the offset and of each stride; what is left goes to the next.
    const start = Math.floor(rest / unit);
    rest -= start * unit;
    let [least, most] = [start, start];
    for (let i = 0; i < moves.length; i++) {
      const steps = Math.trunc(moves[i]! / unit);
      if (steps === 0) continue;
      moves[i]! -= steps * unit;
      strides[i]! += steps * stride;
      const reach = steps * (domain[i]! - 1);
      if (reach < 0) least += reach;
      else most += reach;
    }
    if (least < 0 || most >= length) return undefined;
    offset += start * stride;
  }
  return { offset, strides };
}

/** Axes of `shape`, outermost first, with the strides of an access over it; neighbours that it walks as one are merged. */
function mergedAxes(
  shape: Shape,
  strides: readonly number[],
): { length: number; stride: number; unit: number }[] {
  const units = rowMajor(shape);
  const axes: { length: number; stride: number; unit: number }[] = [];
  for (const [axis, length] of shape.entries()) {
    if (length === 1) continue;
    const last = axes.at(-1);
    const stride = strides[axis]!;
    if (last !== undefined && last.stride === stride * length) {
      last.length *= length;
      last.stride = stride;
      last.unit = units[axis]!;
    } else axes.push({ length, stride, unit: units[axis]! });
  }
  return axes;
}

/** The coarsest shape that both shapes, of one size, are mergings of: [6, 4] and [3, 8] give [3, 2, 4]; or undefined. */
export function commonRefinement(a: Shape, b: Shape): Shape | undefined {
  if (sameShape(a, b)) return a;
  const units = [...new Set([...rowMajor(a), ...rowMajor(b)])].sort((x, y) => y - x);
  const lengths: number[] = [];
  let above = sizeOf(a);
  if (above <= 1) return above === 1 ? [] : a;
  for (const unit of units) {
    if (unit === above) continue;
    if (above % unit !== 0) return undefined;
    lengths.push(above / unit);
    above = unit;
  }
  return lengths;
}

/**
 * The domain with each axis that walks over several axes of a tensor of `shape` split into those: a domain of [4, 6] that
 * reads a tensor of [2, 2, 3, 2] with strides [6, 1] becomes [2, 2, 3, 2]. Undefined where an axis does not end
 * with one of the tensor's.
 */
export function splitAxes(access: Access, domain: Shape, shape: Shape): Shape | undefined {
  const units = rowMajor(shape);
  const lengths: number[] = [];
  for (const [i, length] of domain.entries()) {
    const own: number[] = [];
    let left = length;
    let axis = shape.findLastIndex((size, j) => size > 1 && units[j] === access.strides[i]);
    for (; left > 1 && axis >= 0; axis--) {
      const size = shape[axis]!;
      if (size === 1) continue;
      if (left % size !== 0 && left > size) return undefined;
      own.unshift(Math.min(left, size));
      left = Math.ceil(left / size);
    }
    if (left > 1 || own.length === 0) own.unshift(left > 1 && own.length > 0 ? left : length);
    lengths.push(...own);
  }
  return lengths;
}

/** An access over `shape` as one over a refinement of that shape. */
export function refine(access: Access, shape: Shape, refined: Shape): Access {
  if (sizeOf(shape) === 0) return { offset: 0, strides: refined.map(() => 0) };
  const units = rowMajor(shape);
  const strides = rowMajor(refined).map((unit, i) => {
    if (refined[i] === 1) return 0;
    const axis = shape.findIndex((length, j) => length > 1 && units[j]! <= unit);
    if (unit % units[axis]! !== 0) throw new RangeError(`[${refined}] is no refinement of [${shape}]`);
    return access.strides[axis]! * (unit / units[axis]!);
  });
  return { offset: access.offset, strides };
}

export function sameAccess(a: Access, b: Access): boolean {
  return a.offset === b.offset && a.strides.every((stride, i) => stride === b.strides[i]);
}

/** Whether an access over `domain` names the elements 0, 1, 2, ... of a tensor of `size` in their order. */
export function isWhole(access: Access, domain: Shape, size: number): boolean {
  if (sizeOf(domain) !== size || access.offset !== 0) return false;
  return rowMajor(domain).every((unit, i) => domain[i] === 1 || access.strides[i] === unit);
}
