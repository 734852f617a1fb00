import type { Checkpointing, Experiment } from "@titrate/config";
import type { WiredArm } from "@titrate/container";
import type { RunObserver, RunResult, TrainingState } from "@titrate/engine";
import {
  type CommitOutcome,
  type Json,
  newestCheckpoint,
  type Store,
  saveCheckpoint,
  type Tensors,
} from "@titrate/store";
import { wallClock } from "../manifest/wall-clock.ts";
import { checkpointsDue } from "./checkpoints-due.ts";
import { resultFiles } from "./result-document.ts";

/** A run that is to be executed and kept. */
export interface RunRequest {
  readonly id: string;
  /** What the id is the hash of. */
  readonly identity: string;
  readonly seed: number;
  readonly experiment: Experiment;
  readonly wired: WiredArm;
  /** What is needed to execute it again: its complete config, and the folder of its paths. */
  readonly config: Json;
  /** What its manifest says beside times. */
  readonly manifest: { readonly [key: string]: Json };
  /** The weights that it starts from, where they are another run's. */
  readonly start?: Tensors;
}

export interface RunOptions {
  readonly observer?: RunObserver;
  readonly signal?: AbortSignal;
  readonly pause?: AbortSignal;
  /** Told where the run goes on from a checkpoint. */
  readonly resumed?: (state: TrainingState) => void;
  /** Told of a checkpoint that cannot be used. */
  readonly warn?: (message: string) => void;
}

export interface ExecutedRun {
  readonly outcome: CommitOutcome;
  readonly result: RunResult;
  readonly milliseconds: number;
}

/**
 * Trains a run, from its newest checkpoint where it has one, and commits what came out. If it is there already,
 * because someone was faster or because this is to be an audit, the first stays, and the store notes whether the bits
 * agree.
 *
 * @throws PausedError when `pause` was aborted: a checkpoint is kept.
 * @throws RunError where it cannot go on; StoreError where it cannot be kept.
 */
export async function executeRun(
  store: Store,
  { id, identity, seed, experiment, wired, config, manifest, start }: RunRequest,
  { observer, signal, pause, resumed, warn }: RunOptions,
): Promise<ExecutedRun> {
  const started = wallClock.now();
  const begun = wallClock.milliseconds();
  const folder = store.workFolder(id);
  const resume = store.hasRun(id) ? undefined : usableCheckpoint(store, folder, warn);
  if (resume !== undefined) resumed?.(resume);
  const { steps, keep = 2 }: Partial<Checkpointing> = experiment.checkpoint ?? {};
  const result = await wired.train(seed, {
    ...(observer && { observer }),
    ...(signal && { signal }),
    ...(pause && { pause }),
    ...(resume && { resume }),
    ...(start && { start }),
    checkpoints: {
      due: checkpointsDue(experiment.checkpoint),
      ...(steps !== undefined && { everySteps: steps }),
      save: ({ step, notes, tensors }) => {
        saveCheckpoint(store.files, folder, { step, notes: notes as unknown as Json, tensors }, keep);
      },
    },
  });
  const milliseconds = Math.round(wallClock.milliseconds() - begun);
  const files = resultFiles(id, result, experiment.precision, experiment.report?.predictions);
  const outcome = store.commitRun(id, {
    identity,
    config,
    ...files,
    manifest: {
      v: 1,
      ...manifest,
      started,
      finished: wallClock.now(),
      milliseconds,
      resumedFrom: resume === undefined ? [] : [resume.step],
      executor: experiment.executor,
    },
  });
  return { outcome, result, milliseconds };
}

/** What a damaged one would have held is computed again. */
function usableCheckpoint(store: Store, folder: string, warn: RunOptions["warn"]): TrainingState | undefined {
  const { checkpoint, damaged } = newestCheckpoint(store.files, folder);
  for (const file of damaged) warn?.(`${file} is damaged; an older checkpoint is used, or none`);
  return checkpoint as unknown as TrainingState | undefined;
}
