import { defineInitializer, type Plugin, real } from "@titrate/plugin";

const constant: Plugin = defineInitializer({
  name: "constant",
  summary: "All the same value.",
  params: { value: real() },
  sample: ({ size }, { value }) => new Float64Array(size).fill(value),
});
export default constant;
