import { defineLayer, type Plugin, part, z } from "@titrate/plugin";
import { join } from "./common/join.ts";

const parallel: Plugin = defineLayer({
  name: "parallel",
  summary: "Layers side by side over the same x, their results joined.",
  source: "Szegedy et al. 2015, arXiv:1409.4842",
  params: {
    branches: z.array(part("layer")).min(1),
    join: z.enum(["concat", "sum", "mean", "product", "maximum"]).default("concat"),
    axis: z
      .number()
      .int()
      .default(-1)
      .describe("Of concat: the last unless given; 1 is the channels of images."),
  },
  apply(x, { branches, join: how, axis }, scope) {
    const results = branches.map((branch) => scope.call(branch, x));
    return join("parallel", results, how, axis);
  },
});
export default parallel;
