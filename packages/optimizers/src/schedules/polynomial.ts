import { count, defineSchedule, exact, type Plugin, positive } from "@titrate/plugin";
import { timeOf, unit } from "./unit.ts";

const polynomial: Plugin = defineSchedule({
  name: "polynomial",
  summary: "lr * (1 - t / steps)^power, then 0.",
  params: {
    power: positive(1),
    steps: count().optional().describe("The whole run, unless given."),
    unit,
  },
  rate(request, { power, steps, unit }) {
    const { time, end } = timeOf(request, unit);
    const length = steps ?? end;
    return request.base * exact.pow(Math.max(0, length - time) / length, power);
  },
});
export default polynomial;
