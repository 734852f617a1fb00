import { defineSchedule, nonNegative, type Plugin, z } from "@titrate/plugin";
import { timeOf, unit } from "./unit.ts";

const constant: Plugin = defineSchedule({
  name: "constant",
  summary: "lr throughout; with a factor, factor * lr for the first steps, then lr.",
  params: {
    factor: nonNegative(1),
    steps: z
      .number()
      .int()
      .nonnegative()
      .optional()
      .describe("How long the factor holds; throughout, unless given."),
    unit,
  },
  rate(request, { factor, steps, unit }) {
    const holds = steps === undefined || timeOf(request, unit).time < steps;
    return holds ? request.base * factor : request.base;
  },
});
export default constant;
