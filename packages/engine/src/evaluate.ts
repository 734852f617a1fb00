import type { Dataset } from "@titrate/plugin";
import type { Session } from "@titrate/tensor";
import type { RunParts } from "./parts.ts";
import type { Values } from "./result.ts";
import type { RunProgram } from "./run-program.ts";
import { outputEntry, outputTable, rowsOf, type Split, scoreEntry, splitsOf } from "./splits.ts";

/** The scores of every split ("train/loss", "test/accuracy"), and the predictions behind them. */
export interface Scores {
  readonly metrics: Record<string, number>;
  readonly predictions: Record<string, Values>;
}

/** Scores all splits with the session's present parameters. */
export function evaluate(session: Session, { program }: RunProgram, dataset: Dataset): Scores {
  const scores: Scores = { metrics: {}, predictions: {} };
  for (const [split, examples] of splitsOf(dataset)) {
    const rows = rowsOf(examples);
    computeOutputs(session, split, rows, program.entries[outputEntry(split)]!.batch);
    const entry = scoreEntry(split);
    const { prediction, ...figures } = session.run(entry, { steps: 1, rows: rowNumbers(0, rows) });
    for (const [name, values] of Object.entries(figures)) scores.metrics[`${split}/${name}`] = values[0]!;
    const { shape } = program.entries[entry]!.outputs.prediction!;
    scores.predictions[split] = { shape, data: Array.from(prediction!) };
  }
  return scores;
}

/** The names of all scores ("train/loss"), and which way each is better. */
export function scoreNames({ dataset, metrics }: RunParts): ReadonlyMap<string, "maximize" | "minimize"> {
  const goals = [["loss", "minimize"] as const, ...metrics.map(({ name, goal }) => [name, goal] as const)];
  return new Map(
    splitsOf(dataset).flatMap(([split]) => goals.map(([name, goal]) => [`${split}/${name}`, goal])),
  );
}

/** Fills the split's table of outputs. Rows do not depend on each other, so the last batch repeats row 0 to be full. */
function computeOutputs(session: Session, split: Split, rows: number, batch: number): void {
  const steps = Math.ceil(rows / batch);
  const asked = new Int32Array(steps * batch);
  asked.set(rowNumbers(0, rows));
  const { output } = session.run(outputEntry(split), { steps, rows: asked });
  const width = output!.length / (steps * batch);
  session.load(outputTable(split), output!.subarray(0, rows * width));
}

function rowNumbers(from: number, to: number): Int32Array {
  return Int32Array.from({ length: to - from }, (_, index) => from + index);
}
