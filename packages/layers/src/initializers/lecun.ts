import { defineInitializer, type Plugin, z } from "@titrate/plugin";
import { distributions, fanScaled } from "./fan-scaled.ts";

const lecun: Plugin = defineInitializer({
  name: "lecun",
  summary: "Standard deviation 1 / sqrt(fanIn): keeps the variance of sums; what selu is made for.",
  source: "LeCun et al. 1998, Efficient BackProp",
  params: { distribution: z.enum(distributions).default("normal") },
  sample: (request, { distribution }) => fanScaled(request, distribution, 1, request.fanIn),
});
export default lecun;
