import { defineLayer, maxPool, type Plugin } from "@titrate/plugin";
import { expectChannels } from "./common/channels.ts";

const globalMaxPool: Plugin = defineLayer({
  name: "global-max-pool",
  summary: "The largest of each channel over all of its spatial axes.",
  // x: [rows, channels, ...spatial]; result: [rows, channels]
  apply(x) {
    const channels = expectChannels("global-max-pool", x);
    return maxPool(channels, { size: channels.shape.slice(2) }).reshape(x.shape.slice(0, 2));
  },
});
export default globalMaxPool;
