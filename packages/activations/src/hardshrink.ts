import { defineActivation, nonNegative, type Plugin } from "@titrate/plugin";

const hardshrink: Plugin = defineActivation({
  name: "hardshrink",
  summary: "Hard thresholding: x where |x| is above the threshold, else 0.",
  source: "Donoho & Johnstone 1994, Ideal spatial adaptation by wavelet shrinkage",
  params: { threshold: nonNegative(0.5) },
  apply: (x, { threshold }) => x.abs().lessEqual(threshold).where(0, x),
});
export default hardshrink;
