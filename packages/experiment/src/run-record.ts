import type { RunResult, Values } from "@titrate/engine";
import type { Evaluation, MetricTable } from "@titrate/plugin";
import type { Run } from "@titrate/sweep";

/** What is kept of a run: what its experiment asks for, and no more, since a plan may have thousands of runs. */
export type RunRecord = FinishedRun | FailedRun;

export interface FinishedRun {
  readonly seed: number;
  readonly status: "finished";
  readonly parameterCount: number;
  readonly digest: string;
  readonly rows: Readonly<Record<string, number>>;
  readonly final: Readonly<Record<string, number>>;
  readonly history: readonly Evaluation[];
  /** The epoch from which on a figure was not finite, where one was at the end. */
  readonly divergedEpoch?: number;
  /** Where and why a callback ended it. */
  readonly stopped?: { readonly epoch: number; readonly reason: string };
  /** The epoch whose parameters it ends with, where a callback kept one that is not the last. */
  readonly keptEpoch?: number;
  /** Tables of metrics: "test/confusion-matrix". */
  readonly tables?: Readonly<Record<string, MetricTable>>;
  /** When the report asks for them. */
  readonly predictions?: Values;
  readonly parameters?: Readonly<Record<string, Values>>;
}

export interface FailedRun {
  readonly seed: number;
  readonly status: "failed";
  readonly error: string;
}

/** The record of a result, for `--json` and for reports. */
export function recordOf({ seed, arm }: Run, result: RunResult): FinishedRun {
  const {
    parameters,
    predictions,
    tables,
    seed: _,
    data: _data,
    predictionDigests: _digests,
    trace: _trace,
    ...kept
  } = result;
  const { report } = arm.experiment;
  const asked = report?.predictions === undefined ? undefined : predictions[report.predictions];
  return {
    seed,
    status: "finished",
    ...kept,
    ...(Object.keys(tables).length > 0 && { tables }),
    ...(asked !== undefined && { predictions: asked }),
    ...(report?.weights === true && { parameters }),
  };
}
