import { z } from "zod";

const overrides = z.record(z.string(), z.unknown());

/**
 * The `ablation` of an experiment, as it will be: what its keys are, so that editors know them. `validate` refuses it
 * as not supported yet.
 */
export const ablationSchema: z.ZodType = z
  .object({
    design: z
      .enum(["leave-one-out", "add-one-in", "one-at-a-time", "factorial", "fractional", "pairwise", "path"])
      .default("leave-one-out")
      .describe("Which arms there are."),
    metric: z
      .object({
        name: z.string().min(1).describe("A figure: `test/accuracy`."),
        goal: z.enum(["maximize", "minimize"]).optional().describe("The metric's own, unless given."),
      })
      .optional()
      .describe("What is compared."),
    seeds: z.int().positive().optional().describe("How many seeds each arm runs with."),
    factors: z
      .record(
        z.string(),
        z.object({
          off: overrides.describe("What is written in its place where the factor is off: keys with values."),
          control: z
            .string()
            .optional()
            .describe("Another arm for it: `parameters`, with the number of parameters matched."),
          retune: z
            .record(z.string(), z.array(z.unknown()).min(1))
            .optional()
            .describe("Keys with the values to try anew where the factor is off."),
        }),
      )
      .describe("What is taken away, by name."),
  })
  .describe(
    "Which part of it matters, and how much. Not run yet: titrate refuses an experiment that has it.",
  );
