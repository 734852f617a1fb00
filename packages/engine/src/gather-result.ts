import type { Evaluation } from "@titrate/plugin";
import type { Tensor } from "@titrate/tensor";
import { digestTensors } from "./digest.ts";
import { digestData } from "./digest-data.ts";
import type { RunParts } from "./parts.ts";
import type { RunResult, Values } from "./result.ts";
import type { RunProgram } from "./run-program.ts";
import { rowsOf, splitsOf } from "./splits.ts";

/** What is known when a run has ended. */
export interface Ending extends Pick<RunResult, "history" | "trace" | "stopped" | "predictions" | "tables"> {
  /** The evaluation of the parameters that the run ends with. */
  readonly final: Evaluation;
}

/** The result of a run that has ended, from its last state. */
export async function gatherResult(
  parts: RunParts,
  { declarations }: RunProgram,
  snapshot: Readonly<Record<string, Float64Array | Float32Array | Int32Array>>,
  { final, history, trace, stopped, predictions, tables }: Ending,
): Promise<RunResult> {
  const valued = ({ name, tensor }: { name: string; tensor: Tensor }) => ({
    name,
    shape: tensor.shape,
    values: snapshot[name]!,
  });
  const learned = [...declarations.parameters.values()].map(valued);
  const all = [...learned, ...[...declarations.buffers.values()].map(valued)];
  const parameters: Record<string, Values> = {};
  for (const { name, shape, values } of all) parameters[name] = { shape, data: Array.from(values) };
  return {
    seed: parts.seed,
    rows: Object.fromEntries(splitsOf(parts.dataset).map(([split, examples]) => [split, rowsOf(examples)])),
    parameterCount: learned.reduce((sum, { values }) => sum + values.length, 0),
    history,
    ...divergence(history),
    ...(stopped && { stopped }),
    ...(final === history.at(-1) ? {} : { keptEpoch: final.epoch }),
    final: final.metrics,
    tables,
    digest: await digestTensors(all),
    data: await digestData(parts.dataset),
    predictionDigests: await digestPredictions(predictions),
    trace,
    parameters,
    predictions,
  };
}

async function digestPredictions(predictions: RunResult["predictions"]): Promise<Record<string, string>> {
  const digests = Object.entries(predictions).map(async ([split, { shape, data }]) => {
    return [
      split,
      await digestTensors([{ name: "prediction", shape, values: Float64Array.from(data) }]),
    ] as const;
  });
  return Object.fromEntries(await Promise.all(digests));
}

const isLoss = /^[a-z]+\/loss$/;

/** A loss that is not finite says so; another figure may be undefined for good reasons. */
function divergence(history: readonly Evaluation[]): { divergedEpoch?: number } {
  const isFine = ({ metrics }: Evaluation): boolean =>
    Object.entries(metrics).every(([name, value]) => !isLoss.test(name) || Number.isFinite(value));
  const first = history[history.findLastIndex(isFine) + 1];
  return first === undefined ? {} : { divergedEpoch: first.epoch };
}
