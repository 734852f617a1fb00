import { count, defineSchedule, type Plugin, positive, z } from "@titrate/plugin";
import { between, halfCosine } from "./curves.ts";
import { timeOf, unit } from "./unit.ts";

const oneCycle: Plugin = defineSchedule({
  name: "one-cycle",
  summary: "Up from lr / div to lr, then down to lr / (div * final-div) at the last step.",
  source: "Smith & Topin 2018, Super-convergence, arXiv:1708.07120; as in PyTorch",
  params: {
    rise: z.number().min(0).max(1).default(0.3).describe("The share of the steps that rises."),
    anneal: z.enum(["cos", "linear"]).default("cos"),
    div: positive(25),
    "final-div": positive(1e4),
    "three-phase": z
      .boolean()
      .default(false)
      .describe("Down to lr / div first, as fast as it rose, then on to the end."),
    steps: count().optional().describe("The whole run, unless given."),
    unit,
  },
  rate(request, { rise, anneal, div, "final-div": finalDiv, "three-phase": threePhase, steps, unit }) {
    const { time, end } = timeOf(request, unit);
    const length = steps ?? end;
    const [low, high] = [request.base / div, request.base];
    const top = rise * length - 1;
    const fall = threePhase ? [{ at: 2 * rise * length - 2, rate: low }] : [];
    const points = [
      { at: 0, rate: low },
      { at: top, rate: high },
      ...fall,
      { at: length - 1, rate: low / finalDiv },
    ];
    const last = points.length - 1;
    const reached = points.findIndex(({ at }, index) => index > 0 && time <= at);
    const index = reached < 0 ? last : reached;
    const [from, to] = [points[index - 1]!, points[index]!];
    // A phase of no length is over.
    const left = to.at > from.at ? Math.max(0, (to.at - time) / (to.at - from.at)) : 0;
    if (anneal === "cos") return between(from.rate, to.rate, halfCosine(left));
    return from.rate + (to.rate - from.rate) * (1 - left); // PyTorch's form, whose last digits others compare with
  },
});
export default oneCycle;
