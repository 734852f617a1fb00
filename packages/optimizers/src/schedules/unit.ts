import { type ScheduleRequest, z } from "@titrate/plugin";

/** What the lengths of a schedule are counted in. In epochs, the rate changes between epochs only. */
export const unit: z.ZodDefault<z.ZodEnum<{ steps: "steps"; epochs: "epochs" }>> = z
  .enum(["steps", "epochs"])
  .default("steps")
  .describe("What lengths are counted in. In epochs, the rate changes between epochs only.");

type Unit = z.infer<typeof unit>;

/** How many units are over, a whole number; and how many the run has, of which the last may be cut short. */
export function timeOf(
  request: ScheduleRequest,
  unit: Unit,
): { readonly time: number; readonly end: number } {
  const updates = updatesOf(unit, request);
  return { time: Math.floor(request.step / updates), end: Math.ceil(request.steps / updates) };
}

/**
 * What a schedule is asked that is in charge from `start` until `stop`, or the end of the run: that stretch is its
 * run, and what was evaluated before lies before its first update. Until `start`, it is asked for its first rate.
 */
export function within(request: ScheduleRequest, unit: Unit, start: number, stop?: number): ScheduleRequest {
  const updates = updatesOf(unit, request);
  const { step, steps, base, stepsPerEpoch, goals } = request;
  const [first, last] = [start * updates, stop === undefined ? steps : stop * updates];
  return {
    step: Math.max(0, step - first),
    steps: Math.max(1, last - first),
    base,
    stepsPerEpoch,
    goals,
    // Made only for those that read it: it grows, and rates are asked for at every step.
    get history() {
      return request.history.map((evaluation) => ({
        ...evaluation,
        step: evaluation.step - first,
        epoch: evaluation.epoch - Math.floor(first / stepsPerEpoch),
      }));
    },
  };
}

/** The updates of one unit. */
function updatesOf(unit: Unit, { stepsPerEpoch }: ScheduleRequest): number {
  return unit === "epochs" ? stepsPerEpoch : 1;
}
