import { type Scope, ShapeError, showShape, sizeOf, type Tensor } from "@titrate/plugin";

/**
 * Mean and variance of each channel, to broadcast with x: of the batch in training (the variance divided by n), else
 * the running ones. Training moves those towards the batch's, the variance divided by n - 1 there, as in PyTorch.
 * @param at the axis of the channels
 */
export function batchMoments(
  x: Tensor,
  at: number,
  momentum: number,
  scope: Scope,
): { readonly mean: Tensor; readonly variance: Tensor } {
  const channels = x.shape[at]!;
  const along = x.shape.slice(at).map((length, i) => (i === 0 ? length : 1));
  const running = {
    mean: scope.buffer("running-mean", [channels], 0),
    variance: scope.buffer("running-variance", [channels], 1),
  };
  if (!scope.training)
    return { mean: running.mean.value.reshape(along), variance: running.variance.value.reshape(along) };

  const others = x.shape.map((_, axis) => axis).filter((axis) => axis !== at);
  const count = sizeOf(x.shape) / channels;
  if (count < 2)
    throw new ShapeError(
      `batch-norm has one value a channel in ${showShape(x.shape)}, whose variance says nothing; choose a batch size that leaves no batch of one row`,
    );
  const mean = x.mean(others, { keepDims: true });
  const variance = x.sub(mean).square().mean(others, { keepDims: true });
  const moved = (old: Tensor, batch: Tensor) =>
    old.mul(1 - momentum).add(batch.stopGradient().reshape([channels]).mul(momentum));
  running.mean.set(moved(running.mean.value, mean));
  running.variance.set(moved(running.variance.value, variance.mul(count / (count - 1))));
  return { mean, variance };
}
