import { defineInitializer, type Plugin, real } from "@titrate/plugin";

const uniform: Plugin = defineInitializer({
  name: "uniform",
  summary: "Uniform in [low, high): low + (high - low) * u.",
  params: { low: real(-1), high: real(1) },
  // By default 2 * u - 1 to the last bit, as NumPy's `2 * random_sample() - 1`.
  sample: ({ size, random }, { low, high }) =>
    Float64Array.from({ length: size }, () => (high - low) * random.uniform() + low),
});
export default uniform;
