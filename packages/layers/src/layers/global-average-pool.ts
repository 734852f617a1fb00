import { defineLayer, type Plugin } from "@titrate/plugin";
import { expectChannels } from "./common/channels.ts";

const globalAveragePool: Plugin = defineLayer({
  name: "global-average-pool",
  summary: "The mean of each channel over all of its spatial axes.",
  source: "Lin et al. 2014, Network in network, arXiv:1312.4400, section 3.2",
  // x: [rows, channels, ...spatial]; result: [rows, channels]
  apply(x) {
    const channels = expectChannels("global-average-pool", x);
    return channels.mean(2);
  },
});
export default globalAveragePool;
