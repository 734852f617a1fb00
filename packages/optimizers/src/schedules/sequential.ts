import { count, DataError, defineSchedule, type Plugin, part, z } from "@titrate/plugin";
import { timeOf, unit, within } from "./unit.ts";

const sequential: Plugin = defineSchedule({
  name: "sequential",
  summary:
    "One schedule after the other, the next at each milestone; each begins anew, and its run is its stretch.",
  params: {
    schedules: z.array(part("schedule")).min(1),
    milestones: z
      .array(count())
      .refine((at) => at.every((each, i) => i === 0 || each > at[i - 1]!), "let each be above the one before")
      .describe("One fewer than schedules."),
    unit,
  },
  watches: ({ schedules }) => schedules.flatMap(({ watches }) => watches),
  rate(request, { schedules, milestones, unit }) {
    if (milestones.length !== schedules.length - 1) {
      const problem = `${schedules.length} schedules need ${schedules.length - 1} milestones, where the next begins, and there are ${milestones.length}`;
      throw new DataError('schedule "sequential"', problem, ["milestones"]);
    }
    const { time } = timeOf(request, unit);
    const index = milestones.filter((milestone) => milestone <= time).length;
    const start = index === 0 ? 0 : milestones[index - 1]!;
    return schedules[index]!(within(request, unit, start, milestones[index]));
  },
});
export default sequential;
