import type { GradientOptimizer, Optimizer } from "../kinds/optimizer.ts";

/** An optimizer that is a formula of the gradient. Throws where it searches instead. */
export function byGradient(optimizer: Optimizer): GradientOptimizer {
  if ("search" in optimizer) throw new TypeError(`${optimizer.type} searches; it has no update`);
  return optimizer;
}
