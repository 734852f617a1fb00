import type { ScheduleRequest, SearchState } from "@titrate/plugin";
import { type Session, sizeOf } from "@titrate/tensor";
import type { Chunk } from "./batches.ts";
import type { RunParts } from "./parts.ts";
import { blame } from "./run-error.ts";
import type { RunProgram } from "./run-program.ts";
import { trainEntry } from "./splits.ts";
import { slopeOutput } from "./training-step.ts";
import type { HyperScalar } from "./update-rules.ts";

/** What a schedule is asked, but for the step and the rate. */
export type RunClock = Pick<ScheduleRequest, "steps" | "stepsPerEpoch" | "history" | "goals">;

/** Takes the steps of a chunk, of which `first` is the first of the run. */
export type TakeSteps = (chunk: Chunk, first: number, clock: RunClock) => void;

export interface Stepper {
  readonly take: TakeSteps;
  /** What lies beside the session: a search's memory. */
  remembered(): SearchState;
}

/**
 * How a run takes its steps: inside the executor, or by a search that asks it for the loss.
 *
 * @param remembered what a search knew where the run was left; the session holds the state of that moment.
 */
export function stepsOf(
  session: Session,
  parts: RunParts,
  built: RunProgram,
  remembered: SearchState = {},
): Stepper {
  const { optimizer, schedule } = parts;
  if ("search" in optimizer) return searchSteps(session, parts, built, remembered);
  return {
    remembered: () => ({}),
    take({ batch, rows, steps }, first, clock) {
      const rate = (step: number, base: number): number =>
        blame(["schedule"], () => schedule({ ...clock, step: first + step, base }));
      session.run(trainEntry(batch), { steps, rows, scalars: scalarsOf(built.hyper, steps, rate) });
    },
  };
}

/** The numbers of the optimizer for each step, its rates as the schedule has them. */
function scalarsOf(
  hyper: readonly HyperScalar[],
  steps: number,
  rate: (step: number, base: number) => number,
): Float64Array {
  const scalars = new Float64Array(steps * hyper.length);
  for (const [index, { value, isRate }] of hyper.entries()) {
    for (let step = 0; step < steps; step++) {
      scalars[step * hyper.length + index] = isRate ? rate(step, value) : value;
    }
  }
  return scalars;
}

/**
 * Steps that a search on the host takes: it sees all parameters as one vector, and asks for the loss and its gradient
 * as often as it likes. What it remembers from step to step lives here, beside the session's state.
 */
function searchSteps(
  session: Session,
  { optimizer, schedule, precision }: RunParts,
  built: RunProgram,
  known: SearchState,
): Stepper {
  if (!("search" in optimizer)) throw new TypeError("the optimizer is no search");
  const { declarations } = built;
  const learned = [...declarations.parameters.values()];
  const start = session.snapshot();
  let parameters = Float64Array.from(learned.flatMap(({ name }) => [...start[name]!]));
  let remembered = known;
  const put = (vector: Float64Array): void => {
    let from = 0;
    const values: Record<string, Float64Array> = {};
    for (const { name, tensor } of learned) {
      const size = sizeOf(tensor.shape);
      values[name] = vector.subarray(from, from + size);
      from += size;
    }
    session.restore(values);
  };
  const take: TakeSteps = ({ batch, rows, steps }, first, clock) => {
    for (let step = 0; step < steps; step++) {
      const ofStep = rows.subarray(step * batch, (step + 1) * batch);
      const evaluate = (vector: Float64Array) => {
        put(vector);
        const values = session.run(trainEntry(batch), { steps: 1, rows: ofStep });
        const gradient = Float64Array.from(learned.flatMap(({ name }) => [...values[slopeOutput(name)]!]));
        return { loss: values.loss![0]!, gradient };
      };
      const lr = blame(["schedule"], () => schedule({ ...clock, step: first + step, base: optimizer.lr }));
      const next = blame(["optimizer"], () =>
        optimizer.search({ parameters: parameters.slice(), state: remembered, evaluate }, lr),
      );
      // What the session holds is what counts: in f32 it has rounded them.
      parameters =
        precision === "f32" ? next.parameters.map(Math.fround) : Float64Array.from(next.parameters);
      remembered = next.state;
      put(parameters);
      if (declarations.randomSources.size > 0) session.restore({ "run/step": [first + step + 1] });
    }
  };
  return { take, remembered: () => remembered };
}
