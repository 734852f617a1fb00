import { type Evaluation, type Goal, type Goals, z } from "@titrate/plugin";

/** The parameters of a callback that looks for the best value of a figure. */
export const figureParams: {
  metric: z.ZodDefault<z.ZodString>;
  goal: z.ZodOptional<z.ZodEnum<{ minimize: "minimize"; maximize: "maximize" }>>;
} = {
  metric: z
    .string()
    .min(1)
    .default("validation/loss")
    .describe('A figure of the run: "validation/loss", "test/accuracy".'),
  goal: z.enum(["minimize", "maximize"]).optional().describe("The metric's own, unless given."),
};

/**
 * The index of the best evaluation: the last one that is better than the best before it, by more than `delta`. undefined
 * where none is; NaN never is.
 */
export function bestEvaluation(
  history: readonly Evaluation[],
  { metric, goal }: { readonly metric: string; readonly goal?: Goal | undefined },
  goals: Goals,
  delta = 0,
): number | undefined {
  const sign = (goal ?? goals.get(metric)) === "maximize" ? -1 : 1;
  let best: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, { metrics }] of history.entries()) {
    const value = sign * (metrics[metric] ?? Number.NaN);
    if (!(value < least - delta)) continue;
    best = index;
    least = value;
  }
  return best;
}
