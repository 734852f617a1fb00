import { defineCallback, nonNegative, type Plugin, z } from "@titrate/plugin";
import { bestEvaluation, figureParams } from "./best-evaluation.ts";

const earlyStopping: Plugin = defineCallback({
  name: "early-stopping",
  summary: "Ends a run when a figure has not become better by more than delta in `patience` evaluations.",
  source: "Prechelt 1998, Early stopping - but when?",
  params: {
    ...figureParams,
    patience: z
      .number()
      .int()
      .nonnegative()
      .default(10)
      .describe("The evaluations in a row without a better value that end the run; 0 is as 1."),
    delta: nonNegative(0),
    restore: z
      .boolean()
      .default(false)
      .describe(
        "Whether the run ends with the parameters of the last evaluation that was better by more than delta, not of the last of all.",
      ),
  },
  watches: ({ metric }) => [metric],
  decide(history, { patience, delta, restore, ...figure }, goals) {
    const best = bestEvaluation(history, figure, goals, delta);
    const last = history.length - 1;
    const waited = last - (best ?? 0); // the first evaluation is before any training, and ends nothing
    return {
      ...(restore && best === last && { keep: true }),
      ...(waited >= Math.max(1, patience) && {
        stop: `no better ${figure.metric} in ${evaluations(waited)}`,
      }),
    };
  },
});
export default earlyStopping;

function evaluations(count: number): string {
  return count === 1 ? "1 evaluation" : `${count} evaluations`;
}
