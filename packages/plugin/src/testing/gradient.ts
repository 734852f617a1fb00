import { gradients, literal, type Shape, type Tensor } from "@titrate/tensor";
import { evaluate } from "./evaluate.ts";
import type { VectorTensor } from "./vectors.ts";
import { literalOf } from "./vectors.ts";

/** f(x) and the gradient of sum(f(x)) with respect to x, in f64. */
export function valueAndGradient(
  f: (x: Tensor) => Tensor,
  x: VectorTensor,
): { readonly value: number[]; readonly gradient: number[] } {
  const input = literalOf(x);
  const value = f(input);
  return evaluate({ value, gradient: gradients(value.sum(), [input])[0]! });
}

/**
 * The largest difference, relative to max(1, |slope|), between the gradient of sum(f(x)) and central
 * differences in f64 with step 1e-6. About 1e-9 where f is smooth near every x and values are moderate.
 */
export function gradientError(
  f: (x: Tensor) => Tensor,
  x: readonly number[],
  shape: Shape = [x.length],
): number {
  const step = 1e-6;
  const totalAt = (index: number, by: number) =>
    f(
      literal(
        x.map((value, i) => (i === index ? value + by : value)),
        shape,
      ),
    ).sum();
  let worst = 0;
  for (const [index, slope] of valueAndGradient(f, { shape, data: x }).gradient.entries()) {
    const { above, below } = evaluate({ above: totalAt(index, step), below: totalAt(index, -step) });
    const difference = (above[0]! - below[0]!) / (2 * step);
    const error = Math.abs(slope - difference) / Math.max(1, Math.abs(difference));
    worst = Number.isNaN(error) ? Number.POSITIVE_INFINITY : Math.max(worst, error);
  }
  return worst;
}
