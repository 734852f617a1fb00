import { addScaled, dot, scaled } from "./vector.ts";

/** How the gradient changed over a step: what is known of the Hessian along it. */
export interface CurvaturePair {
  readonly step: Float64Array;
  readonly change: Float64Array;
  /** step . change */
  readonly product: number;
}

/** No pair is made of less curvature, lest the approximation of the Hessian lose its positive definiteness. */
const leastProduct = 1e-10;

/** The pairs, oldest first, and the new one unless it has no curvature; at most `history` of them. */
export function withPair(
  pairs: readonly CurvaturePair[],
  step: Float64Array,
  change: Float64Array,
  history: number,
): readonly CurvaturePair[] {
  const product = dot(change, step);
  return product > leastProduct ? [...pairs, { step, change, product }].slice(-history) : pairs;
}

/**
 * Minus the gradient times the inverse Hessian that the pairs tell of: the two loops of Nocedal & Wright 2006,
 * algorithm 7.4, from gamma * identity (equation 7.20).
 */
export function descentDirection(pairs: readonly CurvaturePair[], gradient: Float64Array): Float64Array {
  let direction = scaled(-1, gradient);
  const newestFirst: { readonly pair: CurvaturePair; readonly alpha: number }[] = [];
  for (const pair of pairs.toReversed()) {
    const alpha = dot(pair.step, direction) * (1 / pair.product);
    direction = addScaled(direction, -alpha, pair.change);
    newestFirst.push({ pair, alpha });
  }
  const newest = pairs.at(-1);
  if (newest !== undefined) direction = scaled(newest.product / dot(newest.change, newest.change), direction);
  for (const { pair, alpha } of newestFirst.toReversed()) {
    const beta = dot(pair.change, direction) * (1 / pair.product);
    direction = addScaled(direction, alpha - beta, pair.step);
  }
  return direction;
}
