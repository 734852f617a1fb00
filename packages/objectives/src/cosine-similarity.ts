import type { Tensor } from "@titrate/plugin";

/**
 * cos(x, y) along the last axis, which is left out of the result. Both squared lengths get 1e-12 more, as in PyTorch's
 * cosine embedding: the cosine of a vector of zeros is 0, with finite slopes.
 */
export function cosineSimilarity(x: Tensor, y: Tensor): Tensor {
  const length = (v: Tensor): Tensor => v.square().sum(-1).add(1e-12).sqrt();
  return x
    .mul(y)
    .sum(-1)
    .div(length(x).mul(length(y)));
}
