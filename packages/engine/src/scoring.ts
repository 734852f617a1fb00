import type { Examples } from "@titrate/plugin";
import { type Entry, input, type Tensor } from "@titrate/tensor";
import { claim } from "./origins.ts";
import type { Declarations } from "./parameters.ts";
import type { RunParts } from "./parts.ts";
import { blame, RunError } from "./run-error.ts";
import { inputTable, outputTable, rowsOf, type Split, splitPath, targetTable } from "./splits.ts";
import { traceModel } from "./trace.ts";

/** Outputs of a split are computed so many rows at a time; metrics see all rows, whatever this is. */
const outputRows = 1024;

/**
 * The model's outputs for some rows of a split, as in use: layers that differ in training do not train. They stay
 * with the executor, in a table of their own.
 */
export function outputStep(
  parts: RunParts,
  split: Split,
  examples: Examples,
  declarations: Declarations,
): { readonly entry: Entry; readonly output: Tensor } {
  const { inputs } = examples;
  const batch = Math.min(outputRows, rowsOf(examples));
  const x = input("inputs", [batch, ...inputs.shape.slice(1)], inputs.dtype);
  claim(declarations.origins, x, { path: splitPath(split), name: "dataset" });
  const { output } = traceModel(parts.model, x, declarations, false);
  const entry: Entry = {
    batch,
    rows: [{ tensor: x, table: inputTable(split) }],
    scalars: [],
    updates: [],
    stores: [{ table: outputTable(split), value: output }],
    outputs: {},
  };
  return { entry, output };
}

/** What is computed from all outputs of a split at once: `score` its loss and metrics, `predict` its predictions. */
export function scoreSteps(
  parts: RunParts,
  split: Split,
  examples: Examples,
  output: Tensor,
  { origins }: Declarations,
): { readonly score: Entry; readonly predict: Entry } {
  const rows = rowsOf(examples);
  const { targets } = examples;
  const all = input("outputs", [rows, ...output.shape.slice(1)]);
  const target = input("targets", [rows, ...targets.shape.slice(1)], targets.dtype);
  claim(origins, all, origins.get(output)!);
  claim(origins, target, { path: splitPath(split), name: "dataset" });
  checkNames(parts);
  const prediction = blame(["loss"], () => parts.loss.predict(all));
  const loss = blame(["loss"], () => parts.loss.compute({ output: all, target }));
  for (const tensor of [prediction, loss]) claim(origins, tensor, { path: ["loss"], name: "loss" });
  const figures: Record<string, Tensor> = { loss };
  for (const [index, metric] of parts.metrics.entries()) {
    const path = ["metrics", index];
    const figure = blame(path, () => metric.compute?.({ prediction, target }));
    if (figure === undefined) continue; // it is measured on the host
    claim(origins, figure, { path, name: `metric "${metric.name}"` });
    figures[metric.name] = figure;
  }
  const read = { batch: rows, scalars: [], updates: [] };
  const outputs = { tensor: all, table: outputTable(split) };
  return {
    score: { ...read, rows: [outputs, { tensor: target, table: targetTable(split) }], outputs: figures },
    predict: { ...read, rows: [outputs], outputs: { prediction } },
  };
}

/** Figures that go by one name could not be told apart. */
function checkNames({ metrics }: RunParts): void {
  const names = ["loss"];
  for (const [index, { name }] of metrics.entries()) {
    if (names.includes(name)) {
      const problem = `there is already a figure "${name}"; give this one another \`name:\``;
      throw new RunError(problem, { path: ["metrics", index] });
    }
    names.push(name);
  }
}
