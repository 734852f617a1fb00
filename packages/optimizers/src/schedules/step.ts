import { count, defineSchedule, exact, type Plugin, positive } from "@titrate/plugin";
import { timeOf, unit } from "./unit.ts";

const step: Plugin = defineSchedule({
  name: "step",
  summary: "A staircase: lr * gamma^floor(t / size).",
  params: { size: count(), gamma: positive(0.1), unit },
  rate(request, { size, gamma, unit }) {
    return request.base * exact.pow(gamma, Math.floor(timeOf(request, unit).time / size));
  },
});
export default step;
