import { digestTensors } from "./digest.ts";
import { scoreNames } from "./evaluate.ts";
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
    best: bestFigures(parts, history),
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

/** Each figure's best over all evaluations, by its own goal. NaN is never best. */
function bestFigures(parts: RunParts, history: readonly Evaluation[]): Record<string, number> {
  const best: Record<string, number> = {};
  for (const [name, goal] of scoreNames(parts)) {
    const better = goal === "maximize" ? Math.max : Math.min;
    best[name] = history
      .map(({ metrics }) => metrics[name]!)
      .reduce((known, value) =>
        Number.isNaN(value) || Number.isNaN(known) ? withoutNaN(known, value) : better(known, value),
      );
  }
  return best;
}

const withoutNaN = (known: number, value: number): number => (Number.isNaN(known) ? value : known);
