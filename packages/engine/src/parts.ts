import type { Precision } from "@titrate/numeric";
import type {
  Callback,
  Dataset,
  Layer,
  Loss,
  Metric,
  Optimizer,
  Regularizer,
  Schedule,
  Streams,
} from "@titrate/plugin";
import type { Executor, Numerics } from "@titrate/tensor";
import type { ProgramSource } from "./shared-programs.ts";

/** How long and in what portions a run trains. */
export interface TrainSettings {
  readonly epochs: number;
  /** Rows per step; "full" takes all training rows in each step. */
  readonly batch: number | "full";
  /** Whether each epoch visits the rows in a new order (a full batch never does: its order is the data's). */
  readonly shuffle: boolean;
  /** Evaluate after every so many epochs; before the first and after the last epoch in any case. */
  readonly evaluateEvery?: number;
}

/** What the runs of an arm have in common: its plugins' instances and its settings. */
export interface ArmParts {
  readonly precision: Precision;
  readonly numerics: Numerics;
  readonly model: Layer;
  readonly loss: Loss;
  readonly regularizers: readonly Regularizer[];
  readonly optimizer: Optimizer;
  readonly schedule: Schedule;
  readonly metrics: readonly Metric[];
  readonly callbacks: readonly Callback[];
  readonly train: TrainSettings;
  /** Who computes: of a strict run no bit depends on it. */
  readonly executor: Executor;
  /** Where runs share their programs; without one a run builds its own. */
  readonly programs?: ProgramSource;
}

/** Everything that decides the result of one run. */
export interface RunParts extends ArmParts {
  readonly seed: number;
  readonly dataset: Dataset;
  readonly streams: Streams;
}
