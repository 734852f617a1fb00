import { defineActivation, type Plugin, real } from "@titrate/plugin";

const threshold: Plugin = defineActivation({
  name: "threshold",
  summary: "x above the threshold, else the given value.",
  params: { threshold: real(0), value: real(0) },
  apply: (x, { threshold, value }) => x.lessEqual(threshold).where(value, x), // NaN is not <=, and stays
});
export default threshold;
