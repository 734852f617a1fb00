import type { NumericArray } from "@titrate/plugin";
import type { Entry, Program, Table, Tensor } from "@titrate/tensor";
import type { Origin } from "./origins.ts";
import { type Declarations, emptyDeclarations } from "./parameters.ts";
import type { RunParts } from "./parts.ts";
import { probeStep } from "./probe.ts";
import { outputStep, scoreSteps } from "./scoring.ts";
import {
  inputTable,
  outputEntry,
  outputTable,
  predictEntry,
  probeEntry,
  rowsOf,
  scoreEntry,
  splitsOf,
  targetTable,
  trainEntry,
} from "./splits.ts";
import { declareSlots, type Slot, trainingStep } from "./training-step.ts";
import { type HyperScalar, hyperScalars } from "./update-rules.ts";

/** The program of a run and what the training loop needs to know of it. */
export interface RunProgram {
  readonly program: Program;
  readonly declarations: Declarations;
  readonly slots: readonly Slot[];
  /** Rows per training step. */
  readonly batch: number;
  /** A training step's scalars, in their order. */
  readonly hyper: readonly HyperScalar[];
}

/** The part of the config that a tensor of a run's program is made for. */
export const originOf = ({ declarations }: RunProgram, tensor: Tensor): Origin | undefined =>
  declarations.origins.get(tensor);

/**
 * Builds the graph of everything a run does, before anything is allocated: a training step per batch
 * size, and per split its outputs, scores and predictions. All shape errors of the model, the loss, the metrics
 * and the optimizer are raised here.
 */
export function buildRunProgram(parts: RunParts): RunProgram {
  const { dataset, precision, numerics, train } = parts;
  const rows = rowsOf(dataset.train);
  const batch = train.batch === "full" ? rows : Math.min(train.batch, rows);
  const declarations = emptyDeclarations();
  const slots: Slot[] = [];
  const slotOf = declareSlots(slots);

  const entries: Record<string, Entry> = {};
  for (const size of new Set([batch, rows % batch].filter((size) => size > 0))) {
    entries[trainEntry(size)] = trainingStep(parts, size, declarations, slotOf);
  }
  const tables: Table[] = [];
  for (const [split, examples] of splitsOf(dataset)) {
    const { entry, output } = outputStep(parts, split, examples, declarations);
    const { score, predict } = scoreSteps(parts, split, examples, output, declarations);
    entries[outputEntry(split)] = entry;
    entries[scoreEntry(split)] = score;
    entries[predictEntry(split)] = predict;
    tables.push(table(inputTable(split), examples.inputs), table(targetTable(split), examples.targets));
    tables.push({
      name: outputTable(split),
      rows: rowsOf(examples),
      shape: output.shape.slice(1),
      dtype: "float",
    });
  }

  const probe = probeStep(parts, declarations);
  if (probe !== undefined) entries[probeEntry] = probe;

  const owned = [
    ...[...declarations.parameters.values()].map(({ name, tensor }) => ({ name, tensor })),
    ...[...declarations.buffers.values()].map(({ name, tensor }) => ({ name, tensor })),
    ...slots.map(({ name, tensor }) => ({ name, tensor })),
    ...[...declarations.randomSources.values()].map(({ name, key }) => ({
      name: `random/${name}`,
      tensor: key,
    })),
    ...(declarations.randomSources.size > 0 ? [{ name: "run/step", tensor: declarations.step }] : []),
  ];
  return {
    program: { precision, numerics, tables, state: owned, entries },
    declarations,
    slots,
    batch,
    hyper: hyperScalars(parts.optimizer),
  };
}

function table(name: string, values: NumericArray): Table {
  return { name, rows: values.shape[0] ?? 0, shape: values.shape.slice(1), dtype: values.dtype };
}
