import { count, defineLayer, type Plugin, part, positive, z } from "@titrate/plugin";
import { lastAxes, scaleAndShift, standardize } from "./common/normalize.ts";

const layerNorm: Plugin = defineLayer({
  name: "layer-norm",
  summary: "Normalises each row alone: (x - mean) / sqrt(variance + eps) * weight + bias over the last axes.",
  source: "Ba, Kiros & Hinton 2016, arXiv:1607.06450",
  params: {
    axes: count(1).describe("How many of the last axes."),
    eps: positive(1e-5),
    affine: z.boolean().default(true).describe("Whether there are a trained weight and bias."),
    weights: part("initializer", "ones"),
    biases: part("initializer", "zeros"),
  },
  // x: [rows, ..., ...shape]; weight, bias: shape
  apply(x, { axes, eps, affine, ...starts }, scope) {
    const over = lastAxes("layer-norm", x, axes);
    const y = standardize(x, over, eps);
    const shape = x.shape.slice(-axes);
    return affine ? scaleAndShift(y, shape, shape, starts, scope) : y;
  },
});
export default layerNorm;
