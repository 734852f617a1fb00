import { count, defineLayer, type Plugin, part, positive, z } from "@titrate/plugin";
import { lastAxes } from "./common/normalize.ts";

const rmsNorm: Plugin = defineLayer({
  name: "rms-norm",
  summary:
    "Scales each row alone by its root mean square: x / sqrt(mean(x^2) + eps) * weight over the last axes.",
  source: "Zhang & Sennrich 2019, arXiv:1910.07467",
  params: {
    axes: count(1).describe("How many of the last axes."),
    eps: positive(1e-6),
    affine: z.boolean().default(true).describe("Whether there is a trained weight."),
    weights: part("initializer", "ones"),
  },
  // x: [rows, ..., ...shape]; weight: shape
  apply(x, { axes, eps, affine, weights }, scope) {
    const over = lastAxes("rms-norm", x, axes);
    const size = x.square().mean(over, { keepDims: true }).add(eps).sqrt();
    const y = x.mul(size.reciprocal());
    return affine ? y.mul(scope.parameter("weight", x.shape.slice(-axes), weights)) : y;
  },
});
export default rmsNorm;
