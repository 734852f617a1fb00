import { defineLayer, type Plugin, part, positive, z } from "@titrate/plugin";
import { expectChannels } from "./common/channels.ts";
import { normalizeGroups } from "./common/group-normalize.ts";

const instanceNorm: Plugin = defineLayer({
  name: "instance-norm",
  summary: "Normalises each channel of each row alone: (x - mean) / sqrt(variance + eps) * weight + bias.",
  source: "Ulyanov, Vedaldi & Lempitsky 2016, arXiv:1607.08022",
  params: {
    eps: positive(1e-5),
    affine: z.boolean().default(true).describe("Whether there are a trained weight and bias, one a channel."),
    weights: part("initializer", "ones"),
    biases: part("initializer", "zeros"),
  },
  // x: [rows, channels, ...spatial]
  apply(x, params, scope) {
    expectChannels("instance-norm", x);
    return normalizeGroups(x, x.shape[1]!, params, scope);
  },
});
export default instanceNorm;
