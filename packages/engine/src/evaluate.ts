import type { Dataset, Examples, Goal, MetricTable, MetricValues, NumericArray } from "@titrate/plugin";
import type { Program, Session } from "@titrate/tensor";
import type { RunParts } from "./parts.ts";
import type { RunResult, Values } from "./result.ts";
import { blame } from "./run-error.ts";
import type { RunProgram } from "./run-program.ts";
import { outputEntry, predictEntry, probeEntry, rowsOf, type Split, scoreEntry, splitsOf } from "./splits.ts";

/** Scores all splits ("train/loss", "test/accuracy") with the session's present parameters. */
export function evaluate(
  session: Session,
  { program }: RunProgram,
  { dataset, metrics }: RunParts,
): Record<string, number> {
  const scores: Record<string, number> = {};
  for (const [split, examples] of splitsOf(dataset)) {
    const rows = rowsOf(examples);
    computeOutputs(session, split, rows, program.entries[outputEntry(split)]!.batch);
    const figures = session.run(scoreEntry(split), { steps: 1, rows: rowNumbers(rows) });
    for (const [name, values] of Object.entries(figures)) scores[`${split}/${name}`] = values[0]!;
    if (metrics.every(({ measure }) => measure === undefined)) continue;
    const values = valuesOf(dataset, examples, predictSplit(session, program, split, examples));
    for (const [index, { name, measure }] of metrics.entries()) {
      if (measure === undefined) continue;
      scores[`${split}/${name}`] = blame(["metrics", index], () => measure(values));
    }
  }
  const probe = program.entries[probeEntry];
  if (probe !== undefined) {
    const figures = session.run(probeEntry, { steps: 1, rows: rowNumbers(probe.batch) });
    for (const [name, values] of Object.entries(figures)) scores[`train/${name}`] = values[0]!;
  }
  return scores;
}

/** What the last evaluation saw, of every split: its predictions, and the tables that metrics make of them. */
export function predict(
  session: Session,
  { program }: RunProgram,
  { dataset, metrics }: RunParts,
): Pick<RunResult, "predictions" | "tables"> {
  const predictions: Record<string, Values> = {};
  const tables: Record<string, MetricTable> = {};
  for (const [split, examples] of splitsOf(dataset)) {
    const prediction = predictSplit(session, program, split, examples);
    predictions[split] = { shape: prediction.shape, data: Array.from(prediction.data) };
    for (const [index, { name, tabulate }] of metrics.entries()) {
      if (tabulate === undefined) continue;
      tables[`${split}/${name}`] = blame(["metrics", index], () =>
        tabulate(valuesOf(dataset, examples, prediction)),
      );
    }
  }
  return { predictions, tables };
}

/** What metrics on the host are given. */
function valuesOf({ classNames }: Dataset, { targets }: Examples, prediction: NumericArray): MetricValues {
  return { prediction, target: targets, ...(classNames && { classNames }) };
}

function predictSplit(session: Session, program: Program, split: Split, examples: Examples): NumericArray {
  const entry = predictEntry(split);
  const { prediction } = session.run(entry, { steps: 1, rows: rowNumbers(rowsOf(examples)) });
  const { shape } = program.entries[entry]!.outputs.prediction!;
  return { shape, dtype: "float", data: Float64Array.from(prediction!) };
}

/** The names of all scores ("train/loss"), and which way each is better; undefined of the figures of callbacks. */
export function scoreNames(
  { dataset, metrics }: RunParts,
  { program }: RunProgram,
): ReadonlyMap<string, Goal | undefined> {
  const numbers = metrics.filter(({ tabulate }) => tabulate === undefined);
  const goals = [["loss", "minimize"] as const, ...numbers.map(({ name, goal }) => [name, goal] as const)];
  const probed = Object.keys(program.entries[probeEntry]?.outputs ?? {});
  return new Map<string, Goal | undefined>([
    ...splitsOf(dataset).flatMap(([split]) =>
      goals.map(([name, goal]) => [`${split}/${name}`, goal] as const),
    ),
    ...probed.map((name) => [`train/${name}`, undefined] as const),
  ]);
}

/** Fills the split's table of outputs. Rows do not depend on each other: the last batch repeats one to be full. */
function computeOutputs(session: Session, split: Split, rows: number, batch: number): void {
  const steps = Math.ceil(rows / batch);
  const asked = new Int32Array(steps * batch).fill(rows - 1);
  asked.set(rowNumbers(rows));
  session.run(outputEntry(split), { steps, rows: asked });
}

/** 0 .. count - 1. */
function rowNumbers(count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, row) => row);
}
