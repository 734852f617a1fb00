import { defineInitializer, type Plugin } from "@titrate/plugin";

const zeros: Plugin = defineInitializer({
  name: "zeros",
  summary: "All 0.",
  sample: ({ size }) => new Float64Array(size),
});
export default zeros;
