import { count, defineLayer, type Plugin, part, z } from "@titrate/plugin";
import { convolve } from "./common/convolve.ts";
import { whole } from "./common/spatial.ts";

const conv1d: Plugin = defineLayer({
  name: "conv1d",
  summary: "Convolution along one axis: activation(w * x + b), the product a cross-correlation.",
  source: "Waibel et al. 1989, Phoneme recognition using time-delay neural networks",
  params: {
    filters: count(),
    kernel: count(),
    stride: count(1),
    padding: z
      .union([whole, z.enum(["same", "causal"])])
      .default(0)
      .describe(
        'On both sides, or "same": ceil(length / stride) outputs, or "causal": no output sees what comes after it.',
      ),
    dilation: count(1),
    groups: count(1),
    bias: z.boolean().default(true),
    activation: part("activation", "identity"),
    weights: part("initializer", "xavier"),
    biases: part("initializer", "zeros"),
  },
  // x: [rows, channels, length]; weight: [filters, channels / groups, kernel]; bias: [filters]
  apply: (x, params, scope) => convolve("conv1d", 1, x, params, scope),
});
export default conv1d;
