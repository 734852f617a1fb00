import type { Tensor } from "@titrate/plugin";

/** log(1 + exp(z)), never overflowing. One comparison chooses both terms, so that the slope at 0 is 1/2. */
export function softplus(z: Tensor): Tensor {
  const above = z.greater(0);
  const minusAbs = above.where(z.neg(), z);
  return above.where(z, 0).add(minusAbs.exp().log1p());
}
