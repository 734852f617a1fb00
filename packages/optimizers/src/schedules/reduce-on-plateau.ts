import { DataError, defineSchedule, fraction, nonNegative, type Plugin, z } from "@titrate/plugin";
import { type Plateau, rateAfter } from "./plateau.ts";

const wholeNumber = z.number().int().nonnegative();

const reduceOnPlateau: Plugin = defineSchedule({
  name: "reduce-on-plateau",
  summary:
    "The rate times factor whenever a metric was not better than its best for more than patience evaluations.",
  params: {
    metric: z.string().min(1).default("validation/loss"),
    goal: z.enum(["minimize", "maximize"]).optional().describe("The metric's own, unless given."),
    factor: fraction(0.1),
    patience: wholeNumber.default(10),
    threshold: nonNegative(1e-4).describe(
      "By how much a value must be better, relative to the best or absolutely.",
    ),
    compare: z.enum(["relative", "absolute"]).default("relative"),
    cooldown: wholeNumber
      .default(0)
      .describe("After a reduction, this many evaluations are not counted as bad."),
    min: nonNegative(0).describe("The lowest rate itself, not a factor."),
    eps: nonNegative(1e-8).describe("A smaller reduction is not made."),
  },
  watches: ({ metric }) => [metric],
  rate({ step, base, history, goals }, { metric, ...plateau }) {
    // What was evaluated before the first update is no progress; later evaluations than the step's are not known.
    const seen = history.filter((evaluation) => evaluation.step > 0 && evaluation.step <= step);
    const values = seen.map(({ metrics }) => {
      const value = metrics[metric];
      if (value !== undefined) return value;
      const problem = `there is no "${metric}"; evaluated are: ${Object.keys(metrics).sort().join(", ")}`;
      throw new DataError('schedule "reduce-on-plateau"', problem, ["metric"]);
    });
    if (values.length === 0) return base;
    const goal = plateau.goal ?? goals.get(metric);
    if (goal === undefined) {
      const problem = `which way "${metric}" is better is not known; add \`goal: minimize\` or \`goal: maximize\``;
      throw new DataError('schedule "reduce-on-plateau"', problem, ["metric"]);
    }
    return rateAfter(values, base, { ...plateau, goal } satisfies Plateau);
  },
});
export default reduceOnPlateau;
