import type { Dataset } from "@titrate/plugin";
import type { Session } from "@titrate/tensor";
import type { RunParts } from "./parts.ts";
import type { Values } from "./result.ts";
import type { RunProgram } from "./run-program.ts";
import { outputEntry, predictEntry, rowsOf, type Split, scoreEntry, splitsOf } from "./splits.ts";

/** Scores all splits ("train/loss", "test/accuracy") with the session's present parameters. */
export function evaluate(
  session: Session,
  { program }: RunProgram,
  dataset: Dataset,
): Record<string, number> {
  const scores: Record<string, number> = {};
  for (const [split, examples] of splitsOf(dataset)) {
    const rows = rowsOf(examples);
    computeOutputs(session, split, rows, program.entries[outputEntry(split)]!.batch);
    const figures = session.run(scoreEntry(split), { steps: 1, rows: rowNumbers(rows) });
    for (const [name, values] of Object.entries(figures)) scores[`${split}/${name}`] = values[0]!;
  }
  return scores;
}

/** The predictions of every split behind the last evaluation. */
export function predict(session: Session, { program }: RunProgram, dataset: Dataset): Record<string, Values> {
  return Object.fromEntries(
    splitsOf(dataset).map(([split, examples]) => {
      const entry = predictEntry(split);
      const { prediction } = session.run(entry, { steps: 1, rows: rowNumbers(rowsOf(examples)) });
      const { shape } = program.entries[entry]!.outputs.prediction!;
      return [split, { shape, data: Array.from(prediction!) }];
    }),
  );
}

/** The names of all scores ("train/loss"), and which way each is better. */
export function scoreNames({ dataset, metrics }: RunParts): ReadonlyMap<string, "maximize" | "minimize"> {
  const goals = [["loss", "minimize"] as const, ...metrics.map(({ name, goal }) => [name, goal] as const)];
  return new Map(
    splitsOf(dataset).flatMap(([split]) => goals.map(([name, goal]) => [`${split}/${name}`, goal])),
  );
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
