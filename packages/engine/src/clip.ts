import { type Clip, clamp } from "@titrate/plugin";
import type { Tensor } from "@titrate/tensor";

/**
 * The gradients, held within bounds: each element between -value and value, or all of them scaled by
 * min(1, norm / (|g| + 1e-6)), |g| the norm of all gradients together (Pascanu et al. 2013, arXiv:1211.5063; the
 * summand that keeps it from dividing by 0 is PyTorch's).
 *
 * @param inputs the bound as the training step is given it, "clip.norm" or "clip.value", shape [].
 */
export function clipGradients(
  slopes: readonly Tensor[],
  clip: Clip | undefined,
  inputs: ReadonlyMap<string, Tensor>,
): readonly Tensor[] {
  if (clip === undefined || slopes.length === 0) return slopes;
  const value = inputs.get("clip.value");
  if (value !== undefined) return slopes.map((slope) => slope.maximum(value.neg()).minimum(value));
  const squares = slopes.map((slope) => slope.square().sum());
  const norm = squares.reduce((sum, square) => sum.add(square)).sqrt();
  const scale = clamp(inputs.get("clip.norm")!.div(norm.add(1e-6)), 0, 1);
  return slopes.map((slope) => slope.mul(scale));
}
