import type { Evaluation, MetricTable } from "@titrate/plugin";
import type { TracePoint } from "./trace-points.ts";

/** Numbers with their shape, row-major. */
export interface Values {
  readonly shape: readonly number[];
  readonly data: readonly number[];
}

/** What came out of one run. Holds no times: the same run gives the same result, to the last bit. */
export interface RunResult {
  readonly seed: number;
  /** Rows of each split: { train: 4 }. */
  readonly rows: Readonly<Record<string, number>>;
  /** How many numbers the run learned. */
  readonly parameterCount: number;
  /** All evaluations, the first before any training, the last at the end of it. */
  readonly history: readonly Evaluation[];
  /** The epoch of the evaluation from which on a loss was not finite, to the end. */
  readonly divergedEpoch?: number;
  /** Where and why a callback ended the run before its last epoch. */
  readonly stopped?: { readonly epoch: number; readonly reason: string };
  /** The epoch whose parameters a callback kept for the end, where it is not the last one. */
  readonly keptEpoch?: number;
  /** The figures of the parameters that the run ends with: the last evaluation's, or the kept one's. */
  readonly final: Readonly<Record<string, number>>;
  /** Tables of metrics at the end: "test/confusion-matrix". */
  readonly tables: Readonly<Record<string, MetricTable>>;
  /** SHA-256 of all learned parameters and buffers: their names, shapes and bits. */
  readonly digest: string;
  /** SHA-256 of the data that it trained on and was measured with. */
  readonly data: string;
  /** SHA-256 of the predictions of each split. */
  readonly predictionDigests: Readonly<Record<string, string>>;
  /** Fingerprints of the whole state, the optimizer's too, after some steps: where two executions part shows here. */
  readonly trace: readonly TracePoint[];
  /** The learned parameters, and the buffers. */
  readonly parameters: Readonly<Record<string, Values>>;
  /** The final predictions of each split, a row per example. */
  readonly predictions: Readonly<Record<string, Values>>;
}

/** Called while a run goes on; what an observer does never reaches the result. */
export interface RunObserver {
  evaluated?(evaluation: Evaluation): void;
  /** After each chunk of steps. */
  stepped?(done: number, total: number): void;
}
