import { defineLayer, type Plugin, part, positive, ShapeError, showShape, z } from "@titrate/plugin";
import { batchMoments } from "./common/batch-moments.ts";
import { scaleAndShift } from "./common/normalize.ts";

const batchNorm: Plugin = defineLayer({
  name: "batch-norm",
  summary: "Normalises each channel over the batch: (x - mean) / sqrt(variance + eps) * weight + bias.",
  source: "Ioffe & Szegedy 2015, arXiv:1502.03167",
  params: {
    momentum: z
      .number()
      .nonnegative()
      .max(1)
      .default(0.1)
      .describe(
        "The batch's share in what evaluation uses: running = (1 - momentum) running + momentum batch.",
      ),
    eps: positive(1e-5),
    affine: z.boolean().default(true).describe("Whether there are a trained weight and bias, one a channel."),
    axis: z
      .number()
      .int()
      .default(1)
      .describe(
        "The axis of the channels: 1 in images and in [rows, features], -1 in [rows, time, features].",
      ),
    weights: part("initializer", "ones"),
    biases: part("initializer", "zeros"),
  },
  // x: [rows, ..., channels, ...]; weight, bias and the running statistics: [channels]
  apply(x, { momentum, eps, affine, axis, ...starts }, scope) {
    const { length } = x.shape;
    const at = axis < 0 ? axis + length : axis;
    if (at < 1 || at >= length)
      throw new ShapeError(
        `batch-norm with \`axis: ${axis}\` takes channels on that axis, rows on axis 0, and gets ${showShape(x.shape)}; set another axis`,
      );
    const { mean, variance } = batchMoments(x, at, momentum, scope);
    const y = x.sub(mean).mul(variance.add(eps).sqrt().reciprocal());
    const [channels, ...rest] = x.shape.slice(at) as [number, ...number[]];
    const along = [channels, ...rest.map(() => 1)];
    return affine ? scaleAndShift(y, [channels], along, starts, scope) : y;
  },
});
export default batchNorm;
