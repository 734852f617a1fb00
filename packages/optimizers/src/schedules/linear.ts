import { count, defineSchedule, nonNegative, type Plugin } from "@titrate/plugin";
import { between } from "./curves.ts";
import { timeOf, unit } from "./unit.ts";

const linear: Plugin = defineSchedule({
  name: "linear",
  summary: "A straight line from start * lr to end * lr, which is reached after the given steps and kept.",
  params: {
    start: nonNegative(1),
    end: nonNegative(0),
    steps: count().optional().describe("The whole run, unless given."),
    unit,
  },
  rate(request, { start, end, steps, unit }) {
    const { time, end: length } = timeOf(request, unit);
    const total = steps ?? length;
    return request.base * between(start, end, Math.max(0, total - time) / total);
  },
});
export default linear;
