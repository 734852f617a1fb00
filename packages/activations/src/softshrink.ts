import { clamp, defineActivation, nonNegative, type Plugin } from "@titrate/plugin";

const softshrink: Plugin = defineActivation({
  name: "softshrink",
  summary: "Soft thresholding: x moved towards 0 by the threshold, and 0 within it.",
  source: "Donoho & Johnstone 1994, Ideal spatial adaptation by wavelet shrinkage",
  params: { threshold: nonNegative(0.5) },
  apply: (x, { threshold }) => x.sub(clamp(x, -threshold, threshold)),
});
export default softshrink;
