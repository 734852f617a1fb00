import { count, defineSearchOptimizer, nonNegative, type Plugin, positive, z } from "@titrate/plugin";
import { lbfgsStep } from "../search/lbfgs-step.ts";

const lbfgs: Plugin = defineSearchOptimizer({
  name: "lbfgs",
  summary:
    "Newton's method with a Hessian made of the last gradients: moves by -H^-1 * grad, several a step; for full batches.",
  source: "Liu & Nocedal 1989, On the limited memory BFGS method for large scale optimization",
  params: {
    lr: positive(1).describe("The size of a move, or the one that its search tries first."),
    iterations: count(20).describe("The most moves of one step."),
    evaluations: count()
      .optional()
      .describe(
        "The looks at the loss that end a step, and a search in it; 5/4 of the iterations, rounded down, unless given. Give more where a search has few iterations.",
      ),
    history: count(100).describe("How many moves are remembered."),
    "tolerance-gradient": nonNegative(1e-7).describe("A step ends where no slope is larger."),
    "tolerance-change": nonNegative(1e-9).describe(
      "A step ends where the loss, or every parameter, changes by no more.",
    ),
    search: z
      .enum(["none", "strong-wolfe"])
      .default("none")
      .describe("How far a move goes: by lr, or as far as the strong Wolfe conditions want, which is safer."),
  },
  search: (x, params) =>
    lbfgsStep(x, {
      ...params,
      evaluations: params.evaluations ?? Math.floor((params.iterations * 5) / 4),
      toleranceGradient: params["tolerance-gradient"],
      toleranceChange: params["tolerance-change"],
    }),
});
export default lbfgs;
