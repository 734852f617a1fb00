import { defineSchedule, exact, type Plugin, positive, z } from "@titrate/plugin";
import { timeOf, unit } from "./unit.ts";

const multiStep: Plugin = defineSchedule({
  name: "multi-step",
  summary: "lr * gamma^n, with n the number of milestones that are reached (t >= milestone).",
  params: { milestones: z.array(z.number().int().nonnegative()), gamma: positive(0.1), unit },
  rate(request, { milestones, gamma, unit }) {
    const { time } = timeOf(request, unit);
    return request.base * exact.pow(gamma, milestones.filter((milestone) => milestone <= time).length);
  },
});
export default multiStep;
