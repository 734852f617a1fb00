import { iota } from "../leaves.ts";
import { DTypeError, type Shape, ShapeError, sameShape, showShape, sizeOf } from "../shape.ts";
import { Tensor } from "../tensor.ts";

/**
 * Random floats in [0, 1), a function of (key, counter, position): Threefry-2x32 with the key's two words, and the
 * counter and the element's row-major index as counter words. No gradient.
 * @param key int [2], one random stream
 * @param counter int [], such as the step
 */
export function uniform(key: Tensor, counter: Tensor, shape: Shape): Tensor {
  if (!sameShape(key.shape, [2]) || counter.shape.length > 0)
    throw new ShapeError(
      `uniform: key ${showShape(key.shape)}, counter ${showShape(counter.shape)}; they must be [2] and []`,
    );
  if (key.dtype !== "int" || counter.dtype !== "int")
    throw new DTypeError(`uniform: key ${key.dtype}, counter ${counter.dtype}; both must be int`);
  const word = (i: number): Tensor => key.slice(0, i, i + 1).reshape([]);
  const index = iota(sizeOf(shape)).reshape(shape);
  return new Tensor("elementwise", { fn: "uniform" }, [word(0), word(1), counter, index]);
}
