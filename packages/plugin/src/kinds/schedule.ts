import { type Definition, definePlugin } from "../define.ts";
import type { NoParams, ParamValues, Plugin, ZodShape } from "../plugin.ts";
import { wrongReturn } from "../returned.ts";

export interface ScheduleRequest {
  /** The update that the rate is for: 0, 1, ... steps - 1. */
  readonly step: number;
  /** The number of updates of the whole run. */
  readonly steps: number;
  /** The optimizer's `lr`. */
  readonly base: number;
}

/** The learning rate of a step. */
export type Schedule = (request: ScheduleRequest) => number;

/**
 * How the learning rate changes over a run. A function of its request alone, so that a run can resume at any
 * step. Host math comes from `exact` and `Math.sqrt`, never `Math.cos`, `Math.pow` and their kind.
 */
export interface ScheduleDefinition<P extends ZodShape> extends Definition<P> {
  /** The rate itself, not a factor. Finite. */
  rate(request: ScheduleRequest, params: ParamValues<P>): number;
}

export function defineSchedule<P extends ZodShape = NoParams>(
  definition: ScheduleDefinition<P>,
): Plugin<"schedule"> {
  return definePlugin("schedule", definition, ["rate"], (params) => (request) => {
    const rate: unknown = definition.rate(request, params);
    if (typeof rate === "number" && Number.isFinite(rate)) return rate;
    const { step, steps, base } = request;
    const what = `for step ${step} of ${steps} and base ${base}, rate returned`;
    throw wrongReturn(`schedule "${definition.name}"`, what, rate, "return a finite number");
  });
}
