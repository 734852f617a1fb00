import { DataError, defineInitializer, type Plugin, positive, real } from "@titrate/plugin";
import { truncatedVariate } from "./truncated-variate.ts";

const truncatedNormal: Plugin = defineInitializer({
  name: "truncated-normal",
  summary: "Normal with the given mean and standard deviation, but none outside of low..high.",
  params: {
    mean: real(0).describe("Before the cut."),
    std: positive(1).describe("Before the cut."),
    low: real(-2).describe("The least value itself, not a multiple of std."),
    high: real(2).describe("The largest value itself, not a multiple of std."),
  },
  sample({ size, random }, { mean, std, low, high }) {
    if (low >= high) {
      const problem = `low: ${low} is not below high: ${high}`;
      throw new DataError('initializer "truncated-normal"', problem, ["low"]);
    }
    const draw = truncatedVariate((low - mean) / std, (high - mean) / std);
    const within = (value: number) => Math.min(high, Math.max(low, value)); // of roundings
    return Float64Array.from({ length: size }, () => within(mean + std * draw(random)));
  },
});
export default truncatedNormal;
