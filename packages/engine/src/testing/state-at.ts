import { PausedError } from "../paused-error.ts";
import type { TrainOptions } from "../train.ts";
import type { TrainingState } from "../training-state.ts";

/** What a run saves when it is asked to pause after a step; undefined where it ends before. */
export async function stateAt(
  step: number,
  train: (options: TrainOptions) => Promise<unknown>,
): Promise<TrainingState | undefined> {
  const pause = new AbortController();
  let saved: TrainingState | undefined;
  const options: TrainOptions = {
    pause: pause.signal,
    observer: { stepped: (done) => done >= step && pause.abort() },
    checkpoints: {
      due: () => false,
      everySteps: 1,
      save: (state) => {
        saved = state;
      },
    },
  };
  await train(options).catch((error: unknown) => {
    if (!(error instanceof PausedError)) throw error;
  });
  return saved;
}
