import { count, defineLayer, type Plugin, z } from "@titrate/plugin";
import { poolMax } from "./common/pooling.ts";
import { whole } from "./common/spatial.ts";

const maxPool1d: Plugin = defineLayer({
  name: "max-pool1d",
  summary: "The largest of each window along one axis.",
  params: {
    kernel: count(),
    stride: count().optional().describe("The kernel unless given: windows side by side."),
    padding: whole.default(0).describe("On both sides, never the largest."),
    dilation: count(1),
    ceil: z.boolean().default(false).describe("A last window that does not fit is kept, as far as it goes."),
  },
  // x: [rows, channels, length]
  apply: (x, params) => poolMax("max-pool1d", 1, x, params),
});
export default maxPool1d;
