import { exact } from "../exact.ts";

/**
 * Standard normal variates by the polar method: a point of the unit disc gives two variates, and the second
 * coordinate's is returned first, as NumPy's legacy `randn` does.
 *
 * Source: Marsaglia & Bray 1964, "A convenient method for generating normal variables".
 */
export function polarNormal(uniform: () => number): () => number {
  let spare: number | undefined;
  return () => {
    if (spare !== undefined) {
      const normal = spare;
      spare = undefined;
      return normal;
    }
    for (;;) {
      const x = 2 * uniform() - 1;
      const y = 2 * uniform() - 1;
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const scale = Math.sqrt((-2 * exact.log(square)) / square);
      spare = scale * x;
      return scale * y;
    }
  };
}
