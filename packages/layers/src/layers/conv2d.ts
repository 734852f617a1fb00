import { count, defineLayer, type Plugin, part, z } from "@titrate/plugin";
import { convolve } from "./common/convolve.ts";
import { pair, whole } from "./common/spatial.ts";

const conv2d: Plugin = defineLayer({
  name: "conv2d",
  summary: "Convolution of images: activation(w * x + b), the product a cross-correlation.",
  source: "LeCun et al. 1989, Backpropagation applied to handwritten zip code recognition",
  params: {
    filters: count(),
    kernel: pair(count()).describe("A number for both axes or [vertical, horizontal], as the next three."),
    stride: pair(count()).default(1),
    padding: pair(whole)
      .or(z.literal("same"))
      .default(0)
      .describe('On both sides, or "same": ceil(length / stride) outputs.'),
    dilation: pair(count()).default(1),
    groups: count(1),
    bias: z.boolean().default(true),
    activation: part("activation", "identity"),
    weights: part("initializer", "xavier"),
    biases: part("initializer", "zeros"),
  },
  // x: [rows, channels, height, width]; weight: [filters, channels / groups, ...kernel]; bias: [filters]
  apply: (x, params, scope) => convolve("conv2d", 2, x, params, scope),
});
export default conv2d;
