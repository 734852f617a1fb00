import { ShapeError, showShape, type Tensor } from "@titrate/plugin";

/** The lengths of [rows, time, features]. Throws ShapeError where x is no such thing. */
export function expectSequence(
  type: string,
  x: Tensor,
): { readonly rows: number; readonly time: number; readonly features: number } {
  const [rows, time, features, ...more] = x.shape;
  if (rows !== undefined && time !== undefined && features !== undefined && more.length === 0 && time > 0)
    return { rows, time, features };
  throw new ShapeError(
    `${type} takes [rows, time, features] and gets ${showShape(x.shape)}; put a layer before it that makes them, such as an embedding or { type: reshape, shape: [-1, 1] }`,
  );
}
