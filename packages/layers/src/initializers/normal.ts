import { defineInitializer, nonNegative, type Plugin, real } from "@titrate/plugin";

const normal: Plugin = defineInitializer({
  name: "normal",
  summary: "Normal with the given mean and standard deviation.",
  params: { mean: real(0), std: nonNegative(1) },
  sample: ({ size, random }, { mean, std }) =>
    Float64Array.from({ length: size }, () => mean + std * random.normal()),
});
export default normal;
