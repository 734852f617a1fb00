import { resolveAxis } from "../shape.ts";
import type { Tensor } from "../tensor.ts";
import { pad } from "./pad.ts";

/**
 * Running sums along an axis. Floats or ints. Each of ceil(log2 n) rounds adds what lies 1, 2, 4 ... before, so an
 * element is a balanced tree of additions (Hillis & Steele 1986), not a chain.
 */
export function cumsum(x: Tensor, axis: number): Tensor {
  const along = resolveAxis("cumsum", x.shape, axis);
  const length = x.shape[along]!;
  let sums = x;
  for (let distance = 1; distance < length; distance *= 2) {
    const rest = x.shape.slice(along + 1).map((): [number, number] => [0, 0]);
    sums = sums.add(pad(sums.slice(along, 0, length - distance), [[distance, 0], ...rest]));
  }
  return sums;
}
