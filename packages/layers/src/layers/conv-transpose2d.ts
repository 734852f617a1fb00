import { count, defineLayer, type Plugin, part, z } from "@titrate/plugin";
import { convolveTransposed } from "./common/convolve-transposed.ts";
import { pair, whole } from "./common/spatial.ts";

const convTranspose2d: Plugin = defineLayer({
  name: "conv-transpose2d",
  summary:
    "Transposed convolution of images: each pixel adds its multiple of the kernel, stride pixels apart.",
  source: "Zeiler et al. 2010, Deconvolutional networks",
  params: {
    filters: count(),
    kernel: pair(count()).describe("A number for both axes or [vertical, horizontal], as the next four."),
    stride: pair(count()).default(1),
    padding: pair(whole).default(0).describe("How much of the result is cut off on both sides."),
    "output-padding": pair(whole)
      .default(0)
      .describe("Longer at the end: which of the lengths that a stride maps to the input's."),
    dilation: pair(count()).default(1),
    groups: count(1),
    bias: z.boolean().default(true),
    activation: part("activation", "identity"),
    weights: part("initializer", "xavier"),
    biases: part("initializer", "zeros"),
  },
  // x: [rows, channels, height, width]; weight: [channels, filters / groups, ...kernel]; bias: [filters]
  apply: (x, { "output-padding": outputPadding, ...params }, scope) =>
    convolveTransposed("conv-transpose2d", 2, x, { ...params, outputPadding }, scope),
});
export default convTranspose2d;
