import { count, defineLayer, type Plugin, part, positive, ShapeError, showShape, z } from "@titrate/plugin";
import { normalizeGroups } from "./common/group-normalize.ts";

const groupNorm: Plugin = defineLayer({
  name: "group-norm",
  summary:
    "Normalises each row's groups of channels alone: (x - mean) / sqrt(variance + eps) * weight + bias.",
  source: "Wu & He 2018, arXiv:1803.08494",
  params: {
    groups: count(),
    eps: positive(1e-5),
    affine: z.boolean().default(true).describe("Whether there are a trained weight and bias, one a channel."),
    weights: part("initializer", "ones"),
    biases: part("initializer", "zeros"),
  },
  // x: [rows, channels, ...spatial]
  apply(x, { groups, ...params }, scope) {
    const channels = x.shape[1];
    if (channels === undefined || channels % groups !== 0)
      throw new ShapeError(
        `group-norm takes [rows, channels, ...] with channels in ${groups} equal groups, and gets ${showShape(x.shape)}; set \`groups\` to a divisor of the channels`,
      );
    return normalizeGroups(x, groups, params, scope);
  },
});
export default groupNorm;
