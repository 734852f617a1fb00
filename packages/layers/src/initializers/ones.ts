import { defineInitializer, type Plugin } from "@titrate/plugin";

const ones: Plugin = defineInitializer({
  name: "ones",
  summary: "All 1.",
  sample: ({ size }) => new Float64Array(size).fill(1),
});
export default ones;
