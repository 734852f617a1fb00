import type { Call, Program, Session } from "@titrate/tensor";

/** A call of one of a program's entries. */
export interface EntryCall extends Call {
  readonly entry: string;
}

/** Something that a session lets its caller see. */
export interface Observation {
  /** `output "loss" of call 2, entry "train"` */
  readonly what: string;
  readonly values: ArrayLike<number | string>;
  /** Where the values are those of several steps, how many there are. */
  readonly steps?: number;
}

/** How a call's steps are cut into several calls: their numbers of steps. */
export type Cuts = (steps: number) => readonly number[];

export const whole: Cuts = (steps) => [steps];

/** 1, 2, 3, ... steps, then what is left; no call may depend on where the last one ended. */
export const growing: Cuts = (steps) => {
  const sizes: number[] = [];
  for (let left = steps; left > 0; left -= sizes.at(-1)!) sizes.push(Math.min(left, sizes.length + 1));
  return steps === 0 ? [0] : sizes;
};

/**
 * Restores a state, runs the calls, and returns all that shows: each call's outputs, or what it throws, and the state
 * after it. A call that is cut shows its outputs as if it had not been.
 */
export function observe(
  session: Session,
  program: Program,
  state: Readonly<Record<string, ArrayLike<number>>>,
  calls: readonly EntryCall[],
  cuts: Cuts,
): Observation[] {
  session.restore(state);
  const seen = snapshotOf(session, "at the start");
  for (const [i, call] of calls.entries()) {
    const where = `call ${i}, entry "${call.entry}"`;
    try {
      const outputs = runInPieces(session, program, call, cuts);
      for (const [name, values] of Object.entries(outputs))
        seen.push({ what: `output "${name}" of ${where}`, values, steps: call.steps });
    } catch (error) {
      seen.push({ what: `what ${where} throws`, values: [showError(error)] });
    }
    seen.push(...snapshotOf(session, `after ${where}`));
  }
  return seen;
}

/** The steps from..to of a call. */
export function sliceCall(program: Program, call: EntryCall, from: number, to: number): EntryCall {
  const { batch, scalars } = program.entries[call.entry]!;
  return {
    entry: call.entry,
    steps: to - from,
    ...(call.rows && { rows: call.rows.slice(from * batch, to * batch) }),
    ...(call.scalars && { scalars: call.scalars.slice(from * scalars.length, to * scalars.length) }),
  };
}

type Outputs = Record<string, Float64Array | Int32Array>;

function runInPieces(session: Session, program: Program, call: EntryCall, cuts: Cuts): Outputs {
  const pieces: Outputs[] = [];
  let from = 0;
  for (const steps of cuts(call.steps)) {
    pieces.push(session.run(call.entry, sliceCall(program, call, from, from + steps)));
    from += steps;
  }
  const names = Object.keys(pieces[0]!);
  return Object.fromEntries(names.map((name) => [name, joined(pieces.map((piece) => piece[name]!))]));
}

function joined(arrays: readonly (Float64Array | Int32Array)[]): Float64Array | Int32Array {
  if (arrays.length === 1) return arrays[0]!;
  const numbers = arrays.flatMap((array) => Array.from(array));
  return arrays[0] instanceof Int32Array ? Int32Array.from(numbers) : Float64Array.from(numbers);
}

function snapshotOf(session: Session, when: string): Observation[] {
  return Object.entries(session.snapshot()).map(([name, values]) => ({
    what: `state "${name}" ${when}`,
    values,
  }));
}

/** Of an index out of range the contract fixes the class and the op that it names; the other words are free. */
function showError(error: unknown): string {
  if (!(error instanceof RangeError)) throw error;
  return `RangeError: ${/gather|scatterAdd/.exec(error.message)?.[0] ?? error.message}`;
}
