import { count, defineLayer, type Plugin, z } from "@titrate/plugin";
import { poolMax } from "./common/pooling.ts";
import { pair, whole } from "./common/spatial.ts";

const maxPool2d: Plugin = defineLayer({
  name: "max-pool2d",
  summary: "The largest of each window of images.",
  params: {
    kernel: pair(count()),
    stride: pair(count()).optional().describe("The kernel unless given: windows side by side."),
    padding: pair(whole).default(0).describe("On both sides, never the largest."),
    dilation: pair(count()).default(1),
    ceil: z.boolean().default(false).describe("A last window that does not fit is kept, as far as it goes."),
  },
  // x: [rows, channels, height, width]
  apply: (x, params) => poolMax("max-pool2d", 2, x, params),
});
export default maxPool2d;
