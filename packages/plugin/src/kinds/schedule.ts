import { type Definition, definePlugin } from "../define.ts";
import type { Evaluation, Goals } from "../evaluation.ts";
import type { NoParams, ParamValues, Plugin, ZodShape } from "../plugin.ts";
import { expectNames, wrongReturn } from "../returned.ts";

export interface ScheduleRequest {
  /** The update that the rate is for: 0, 1, ... steps - 1. */
  readonly step: number;
  /** The number of updates of the whole run. */
  readonly steps: number;
  /** The optimizer's `lr`. */
  readonly base: number;
  /** The number of updates of an epoch. */
  readonly stepsPerEpoch: number;
  /** The evaluations so far, the first before any update. */
  readonly history: readonly Evaluation[];
  /** Which way each figure of `history` is better. */
  readonly goals: Goals;
}

/** The learning rate of a step. */
export interface Schedule {
  (request: ScheduleRequest): number;
  /** The figures that it looks at. */
  readonly watches: readonly string[];
}

/**
 * How the learning rate changes over a run. A function of its request alone, so that a run can resume at any
 * step. Host math comes from `exact` and `Math.sqrt`, never `Math.cos`, `Math.pow` and their kind.
 */
export interface ScheduleDefinition<P extends ZodShape> extends Definition<P> {
  /** The rate itself, not a factor. Finite. */
  rate(request: ScheduleRequest, params: ParamValues<P>): number;
  /** The names of the figures in `history` that it looks at ("validation/loss"): a run that lacks one is refused. */
  watches?(params: ParamValues<P>): readonly string[];
}

export function defineSchedule<P extends ZodShape = NoParams>(
  definition: ScheduleDefinition<P>,
): Plugin<"schedule"> {
  return definePlugin(
    "schedule",
    definition,
    { functions: ["rate"], optionalFunctions: ["watches"] },
    (params) => {
      const rateOf = (request: ScheduleRequest): number => {
        const rate: unknown = definition.rate(request, params);
        if (typeof rate === "number" && Number.isFinite(rate)) return rate;
        const { step, steps, base } = request;
        const what = `for step ${step} of ${steps} and base ${base}, rate returned`;
        throw wrongReturn(`schedule "${definition.name}"`, what, rate, "return a finite number");
      };
      const { watches } = definition;
      const subject = `schedule "${definition.name}"`;
      return Object.assign(rateOf, {
        watches: watches === undefined ? [] : expectNames(subject, "watches returned", watches(params)),
      });
    },
  );
}
