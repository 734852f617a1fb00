import { digestTensors } from "./digest.ts";
import type { RunParts } from "./parts.ts";
import type { Evaluation, RunResult, Values } from "./result.ts";
import type { RunProgram } from "./run-program.ts";
import { rowsOf, splitsOf } from "./splits.ts";

/** The result of a run that has ended, from its last state and its evaluations. */
export async function gatherResult(
  parts: RunParts,
  { declarations }: RunProgram,
  snapshot: Readonly<Record<string, Float64Array | Float32Array | Int32Array>>,
  history: readonly Evaluation[],
  predictions: RunResult["predictions"],
): Promise<RunResult> {
  const learned = [...declarations.parameters.values()].map(({ name, tensor }) => ({
    name,
    shape: tensor.shape,
    values: snapshot[name]!,
  }));
  const parameters: Record<string, Values> = {};
  for (const { name, shape, values } of learned) parameters[name] = { shape, data: Array.from(values) };
  return {
    seed: parts.seed,
    rows: Object.fromEntries(splitsOf(parts.dataset).map(([split, examples]) => [split, rowsOf(examples)])),
    parameterCount: learned.reduce((sum, { values }) => sum + values.length, 0),
    history,
    ...divergence(history),
    final: history.at(-1)!.metrics,
    digest: await digestTensors(learned),
    parameters,
    predictions,
  };
}

function divergence(history: readonly Evaluation[]): { divergedAt?: number } {
  const allFinite = ({ metrics }: Evaluation): boolean => Object.values(metrics).every(Number.isFinite);
  const first = history[history.findLastIndex(allFinite) + 1];
  return first === undefined ? {} : { divergedAt: first.epoch };
}
