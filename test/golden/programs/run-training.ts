import { createHash } from "node:crypto";
import type { Executor, Session } from "@titrate/tensor";
import type { Training, TrainingCall } from "./training.ts";

export interface Trained {
  /** SHA-256 of the state after the last step: of each tensor its name and type, then its bits. */
  readonly digest: string;
  /** The mean loss of the steps of each epoch. */
  readonly losses: readonly number[];
  /** The loss of the evaluation at the end, where there is one. */
  readonly evaluated: number | undefined;
  readonly isFinite: boolean;
}

/** Runs a training from its first values to its last epoch. */
export function runTraining(training: Training, executor: Executor): Trained {
  const session = executor.compile(training.program);
  for (const [name, values] of Object.entries(training.tables)) session.load(name, values);
  session.restore(training.state);
  const lossesOf = ({ entry, ...call }: TrainingCall): number[] => [...session.run(entry, call).loss!];
  const losses = training.epochs.map((calls) => meanOf(calls.flatMap(lossesOf)));
  const state = session.snapshot();
  return {
    digest: digestOf(state),
    losses,
    evaluated: training.evaluation && lossesOf(training.evaluation)[0],
    isFinite: Object.values(state).every((values) => values.every(Number.isFinite)),
  };
}

const meanOf = (numbers: readonly number[]): number =>
  numbers.reduce((sum, x) => sum + x, 0) / numbers.length;

function digestOf(state: ReturnType<Session["snapshot"]>): string {
  const hash = createHash("sha256");
  for (const [name, values] of Object.entries(state).sort(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(`${JSON.stringify([name, values.constructor.name, values.length])}\n`);
    hash.update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  }
  return hash.digest("hex");
}
