import { count, defineSchedule, nonNegative, type Plugin } from "@titrate/plugin";
import { between, halfCosine } from "./curves.ts";
import { timeOf, unit } from "./unit.ts";

const cosine: Plugin = defineSchedule({
  name: "cosine",
  summary: "Half a cosine wave down from lr: min + (lr - min) * (1 + cos(pi * t / steps)) / 2.",
  source: "Loshchilov & Hutter 2017, SGDR, arXiv:1608.03983",
  params: {
    min: nonNegative(0).describe("The lowest rate itself, not a factor."),
    steps: count()
      .optional()
      .describe("The whole run, unless given. In a longer run the wave goes on, up again, as PyTorch's."),
    unit,
  },
  rate(request, { min, steps, unit }) {
    const { time, end } = timeOf(request, unit);
    const length = steps ?? end;
    return between(request.base, min, halfCosine((length - (time % (2 * length))) / length));
  },
});
export default cosine;
