import { count, defineLayer, type Plugin, z } from "@titrate/plugin";
import { poolAverage } from "./common/pooling.ts";
import { whole } from "./common/spatial.ts";

const averagePool1d: Plugin = defineLayer({
  name: "average-pool1d",
  summary: "The mean of each window along one axis.",
  params: {
    kernel: count(),
    stride: count().optional().describe("The kernel unless given: windows side by side."),
    padding: whole.default(0).describe("Zeros on both sides."),
    "count-padding": z
      .boolean()
      .default(true)
      .describe("Whether the zeros of the padding count in the mean."),
    ceil: z.boolean().default(false).describe("A last window that does not fit is kept, as far as it goes."),
  },
  // x: [rows, channels, length]
  apply: (x, { "count-padding": countPadding, ...params }) =>
    poolAverage("average-pool1d", 1, x, { ...params, countPadding }),
});
export default averagePool1d;
