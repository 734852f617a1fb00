import { DataError, type Evaluation, type Goal, type Goals, z } from "@titrate/plugin";

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
 * The index of the last evaluation that is better than the last such one before it by more than `delta`: with 0, the best,
 * the first of equals. undefined where none is; NaN never is.
 */
export function bestEvaluation(
  history: readonly Evaluation[],
  { metric, goal }: { readonly metric: string; readonly goal?: Goal | undefined },
  goals: Goals,
  delta = 0,
): number | undefined {
  const way = goal ?? goals.get(metric);
  if (way === undefined) {
    throw new DataError(
      "callback",
      `which way "${metric}" is better is not known; add \`goal: minimize\` or \`goal: maximize\``,
      ["metric"],
    );
  }
  const sign = way === "maximize" ? -1 : 1;
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
