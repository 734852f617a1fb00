import { resolveAxis, rowMajor, ShapeError, showShape } from "../shape.ts";
import { Tensor } from "../tensor.ts";

/** Tensors one after another along an axis; their other axes are equal. */
export function concat(tensors: readonly Tensor[], axis: number): Tensor {
  const [first] = tensors;
  if (!first) throw new ShapeError("concat: needs at least one tensor");
  if (tensors.length === 1) return first;
  const along = resolveAxis("concat", first.shape, axis);
  for (const { shape } of tensors) {
    if (shape.length === first.shape.length && shape.every((n, i) => i === along || n === first.shape[i]))
      continue;
    throw new ShapeError(
      `concat: ${showShape(first.shape)}, ${showShape(shape)}: only axis ${along} may differ`,
    );
  }
  const length = tensors.reduce((sum, { shape }) => sum + shape[along]!, 0);
  const shape = first.shape.with(along, length);
  const strides = rowMajor(shape);
  let start = 0;
  const pieces = tensors.map((tensor) => {
    const offset = start * strides[along]!;
    start += tensor.shape[along]!;
    return { offset, strides };
  });
  return new Tensor("place", { shape, pieces, fill: 0, accumulate: false }, tensors);
}

/** Tensors of one shape along a new axis. */
export function stack(tensors: readonly Tensor[], axis = 0): Tensor {
  const [first] = tensors;
  if (!first) throw new ShapeError("stack: needs at least one tensor");
  const along = resolveAxis("stack", [...first.shape, 1], axis); // the new axis counts
  return concat(
    tensors.map((tensor) => tensor.reshape(tensor.shape.toSpliced(along, 0, 1))),
    along,
  );
}
