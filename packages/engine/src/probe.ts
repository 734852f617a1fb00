import { type Entry, gradients, input, type Tensor } from "@titrate/tensor";
import { claim } from "./origins.ts";
import type { Declarations } from "./parameters.ts";
import type { RunParts } from "./parts.ts";
import { blame, RunError } from "./run-error.ts";
import { inputTable, rowsOf, targetTable } from "./splits.ts";
import { traceModel } from "./trace.ts";

/** So many training rows, the first, are looked at. */
const probeRows = 1024;

/**
 * The entry that computes the figures of callbacks: from gradients and activations of the first training rows, as the
 * model is in use. undefined where no callback asks for any.
 */
export function probeStep(parts: RunParts, declarations: Declarations): Entry | undefined {
  if (parts.callbacks.every(({ figures }) => figures === undefined)) return undefined;
  const { inputs, targets } = parts.dataset.train;
  const batch = Math.min(probeRows, rowsOf(parts.dataset.train));
  const x = input("inputs", [batch, ...inputs.shape.slice(1)], inputs.dtype);
  const y = input("targets", [batch, ...targets.shape.slice(1)], targets.dtype);
  const { origins } = declarations;
  for (const tensor of [x, y]) claim(origins, tensor, { path: ["dataset"], name: "dataset" });
  const { output, activations } = traceModel(parts.model, x, declarations, false);
  const loss = blame(["loss"], () => parts.loss.compute({ output, target: y }));
  const learned = [...declarations.parameters.values()];
  const slopes = blame(["loss"], () =>
    gradients(
      loss,
      learned.map(({ tensor }) => tensor),
    ),
  );
  const parameters = learned.map(({ name, tensor }, index) => ({
    path: name,
    value: tensor,
    gradient: slopes[index]!,
  }));
  const outputs: Record<string, Tensor> = {};
  for (const [index, callback] of parts.callbacks.entries()) {
    const path = ["callbacks", index];
    const figures = blame(path, () => callback.figures?.({ parameters, activations }) ?? {});
    for (const [key, figure] of Object.entries(figures)) {
      const name = callback.name === undefined ? key : `${callback.name}/${key}`;
      if (
        Object.hasOwn(outputs, name) ||
        name === "loss" ||
        parts.metrics.some((each) => each.name === name)
      ) {
        const advice = `give the callback another name, as in { type: ${callback.type}, name: mine }: its figure is then "mine/${key}"`;
        throw new RunError(`there is already a figure "${name}"; ${advice}`, { path });
      }
      claim(origins, figure, { path, name: `callback "${callback.type}"` });
      outputs[name] = figure;
    }
  }
  return {
    batch,
    rows: [
      { tensor: x, table: inputTable("train") },
      { tensor: y, table: targetTable("train") },
    ],
    scalars: [],
    updates: [],
    outputs,
  };
}
