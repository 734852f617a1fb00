import type { Examples } from "@titrate/plugin";
import { type Entry, input, type Tensor } from "@titrate/tensor";
import type { Declarations } from "./parameters.ts";
import type { RunParts } from "./parts.ts";
import { blame, RunError } from "./run-error.ts";
import { traceModel } from "./scope.ts";
import { inputTable, outputTable, rowsOf, type Split, targetTable } from "./splits.ts";

/** Outputs of a split are computed so many rows at a time; metrics see all rows, whatever this is. */
const outputRows = 1024;

/** The model's outputs for some rows of a split, as in use: layers that differ in training do not train. */
export function outputStep(
  parts: RunParts,
  split: Split,
  examples: Examples,
  declarations: Declarations,
): Entry {
  const { inputs } = examples;
  const batch = Math.min(outputRows, rowsOf(examples));
  const x = input("inputs", [batch, ...inputs.shape.slice(1)], inputs.dtype);
  const output = traceModel(parts.model, x, declarations, false);
  return {
    batch,
    rows: [{ tensor: x, table: inputTable(split) }],
    scalars: [],
    updates: [],
    outputs: { output },
  };
}

/** Loss, metrics and predictions over all rows of a split at once. */
export function scoreStep(parts: RunParts, split: Split, examples: Examples, output: Tensor): Entry {
  const rows = rowsOf(examples);
  const { targets } = examples;
  const all = input("outputs", [rows, ...output.shape.slice(1)]);
  const target = input("targets", [rows, ...targets.shape.slice(1)], targets.dtype);
  const prediction = blame(["loss"], () => parts.loss.predict(all));
  const figures: Record<string, Tensor> = {
    prediction,
    loss: blame(["loss"], () => parts.loss.compute({ output: all, target })),
  };
  for (const [index, metric] of parts.metrics.entries()) {
    const path = ["metrics", index];
    if (Object.hasOwn(figures, metric.name)) {
      throw new RunError(`there is already a figure "${metric.name}"; give this one another \`name:\``, {
        path,
      });
    }
    figures[metric.name] = blame(path, () => metric.compute({ prediction, target }));
  }
  return {
    batch: rows,
    rows: [
      { tensor: all, table: outputTable(split) },
      { tensor: target, table: targetTable(split) },
    ],
    scalars: [],
    updates: [],
    outputs: figures,
  };
}
