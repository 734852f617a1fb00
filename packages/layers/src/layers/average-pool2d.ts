import { count, defineLayer, type Plugin, z } from "@titrate/plugin";
import { poolAverage } from "./common/pooling.ts";
import { pair, whole } from "./common/spatial.ts";

const averagePool2d: Plugin = defineLayer({
  name: "average-pool2d",
  summary: "The mean of each window of images.",
  params: {
    kernel: pair(count()),
    stride: pair(count()).optional().describe("The kernel unless given: windows side by side."),
    padding: pair(whole).default(0).describe("Zeros on both sides."),
    "count-padding": z
      .boolean()
      .default(true)
      .describe("Whether the zeros of the padding count in the mean."),
    ceil: z.boolean().default(false).describe("A last window that does not fit is kept, as far as it goes."),
  },
  // x: [rows, channels, height, width]
  apply: (x, { "count-padding": countPadding, ...params }) =>
    poolAverage("average-pool2d", 2, x, { ...params, countPadding }),
});
export default averagePool2d;
