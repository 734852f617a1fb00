import { pad, type Shape, sizeOf, type Tensor } from "@titrate/tensor";

// Generated operands seldom fit each other: these make them.

/** Whether shapes broadcast. */
export function isCompatible(a: Shape, b: Shape): boolean {
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  const start = long.length - short.length;
  return short.every((length, i) => length === 1 || long[start + i] === 1 || length === long[start + i]);
}

/** Cut or padded to a length along an axis. */
export function resize(x: Tensor, axis: number, length: number): Tensor {
  const along = axis < 0 ? axis + x.shape.length : axis;
  const missing = length - x.shape[along]!;
  if (missing === 0) return x;
  if (missing < 0) return x.slice(along, 0, length);
  const rest = x.shape.slice(along + 1).map((): [number, number] => [0, 0]);
  return pad(x, [[0, missing], ...rest], { value: x.dtype === "float" ? 0.5 : 1 });
}

/** Of two axes: a row, or all but the last axis taken together. */
export function asMatrix(x: Tensor): Tensor {
  const columns = x.shape.at(-1) ?? 1;
  return x.shape.length === 2 ? x : x.reshape([sizeOf(x.shape.slice(0, -1)), columns]);
}

export const flat = (x: Tensor): Tensor => x.reshape([sizeOf(x.shape)]);

/** The last two axes exchanged. */
export function swapLast(x: Tensor): Tensor {
  return x.transpose([...x.shape.slice(0, -2).keys(), -1, -2]);
}

/** Within -1..1, so that what follows stays finite. */
export const tame = (x: Tensor): Tensor => x.div(x.abs().add(1));
