import type { Scope, Shape, Tensor } from "@titrate/plugin";

/** x with a share `rate` of it 0 and the rest divided by 1 - rate, in training; one draw an element of `drawn`. */
export function dropped(x: Tensor, rate: number, drawn: Shape, scope: Scope): Tensor {
  if (!scope.training || rate === 0) return x;
  const kept = scope.uniform("dropout", drawn).greaterEqual(rate);
  return x.mul(kept.where(1 / (1 - rate), 0));
}
