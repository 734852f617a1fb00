/** A state's fingerprint after a step. */
export interface TracePoint {
  readonly step: number;
  readonly state: string;
}

/** Fingerprints of a run: enough to find where two executions part. */
const points = 64;
/** Of a state of so many numbers a fingerprint takes as long as a small step: then there are fewer. */
const largeState = 1_000_000;
const pointsOfLarge = 16;

/** Every how many steps a state's fingerprint is taken: a function of the plan alone, wherever chunks are cut. */
export function traceEvery(totalSteps: number, stateSize: number): number {
  return Math.max(1, Math.ceil(totalSteps / (stateSize < largeState ? points : pointsOfLarge)));
}
