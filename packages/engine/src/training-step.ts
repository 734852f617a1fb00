import type { GradientOptimizer } from "@titrate/plugin";
import { type Entry, gradients, input, state, type Tensor } from "@titrate/tensor";
import { checkLogits } from "./check-logits.ts";
import { clipGradients } from "./clip.ts";
import { claim, type Origins } from "./origins.ts";
import type { Declarations, Parameter } from "./parameters.ts";
import type { RunParts } from "./parts.ts";
import { penalties } from "./penalties.ts";
import { blame, RunError } from "./run-error.ts";
import { inputTable, targetTable } from "./splits.ts";
import { traceModel } from "./trace.ts";
import { checkGroups, hyperInputs, type ParameterRule, ruleOf } from "./update-rules.ts";

/** A tensor that the optimizer keeps for a parameter. */
export interface Slot {
  readonly name: string;
  readonly tensor: Tensor;
  readonly start: "zeros" | "one";
}

/** The training step on `size` rows: forward, backward, and what the optimizer makes of it. */
export function trainingStep(
  parts: RunParts,
  size: number,
  declarations: Declarations,
  slotOf: SlotOf,
): Entry {
  const { inputs, targets } = parts.dataset.train;
  const x = input("inputs", [size, ...inputs.shape.slice(1)], inputs.dtype);
  const y = input("targets", [size, ...targets.shape.slice(1)], targets.dtype);
  const { origins } = declarations;
  for (const tensor of [x, y]) claim(origins, tensor, { path: ["dataset"], name: "dataset" });
  const traced = traceModel(parts.model, x, declarations, true);
  const { output, buffers } = traced;
  checkClasses(parts, output);
  checkLogits(parts, traced);
  const loss = blame(["loss"], () => parts.loss.compute({ output, target: y }));
  claim(origins, loss, { path: ["loss"], name: "loss" });
  const learned = [...declarations.parameters.values()];
  const objective = penalties(parts.regularizers, learned, origins).reduce(
    (sum, each) => sum.add(each),
    loss,
  );
  const { optimizer } = parts;
  const entry =
    "search" in optimizer
      ? slopesEntry(objective, learned, origins)
      : updatesEntry(objective, learned, optimizer, declarations, slotOf);
  return {
    ...entry,
    batch: size,
    rows: [
      { tensor: x, table: inputTable("train") },
      { tensor: y, table: targetTable("train") },
    ],
    updates: [...entry.updates, ...buffers],
  };
}

type Ending = Pick<Entry, "scalars" | "updates" | "outputs">;

/** The optimizer's formulas: the parameters, and what it remembers of each, get new values. */
function updatesEntry(
  objective: Tensor,
  learned: readonly Parameter[],
  optimizer: GradientOptimizer,
  { origins, randomSources, step }: Declarations,
  slotOf: SlotOf,
): Ending {
  checkGroups(optimizer, learned);
  const scalars = hyperInputs(optimizer, origins);
  const trained = learned.flatMap((parameter) => {
    const rule = ruleOf(optimizer, parameter, scalars);
    return rule === undefined ? [] : [{ parameter, ...rule }];
  });
  const slopes = slopesOf(
    objective,
    trained.map(({ parameter }) => parameter),
  );
  const clipped = clipGradients(slopes, optimizer.clip, scalars);
  const updates = trained.map((each, index) => update(each, clipped[index]!, slotOf));
  claimUpdates(
    origins,
    trained.map(({ parameter }, index) => ({
      parameter,
      slope: slopes[index]!,
      tensors: updates[index]!.flatMap(({ state, value }) => [state, value]),
    })),
  );
  const counted = randomSources.size > 0 ? [{ state: step, value: step.add(1) }] : [];
  return { scalars: [...scalars.values()], updates: [...updates.flat(), ...counted], outputs: {} };
}

/** The loss and its gradient are handed out, for a search on the host; no parameter changes. */
function slopesEntry(objective: Tensor, learned: readonly Parameter[], origins: Origins): Ending {
  const slopes = slopesOf(objective, learned);
  claimUpdates(
    origins,
    learned.map((parameter, index) => ({ parameter, slope: slopes[index]!, tensors: [] })),
  );
  const outputs = learned.map(({ name }, index) => [slopeOutput(name), slopes[index]!]);
  return { scalars: [], updates: [], outputs: { loss: objective, ...Object.fromEntries(outputs) } };
}

/** The output of a training step that holds the gradient of a parameter. */
export const slopeOutput = (parameter: string): string => `slope/${parameter}`;

function slopesOf(objective: Tensor, parameters: readonly Parameter[]): readonly Tensor[] {
  return blame(["loss"], () =>
    gradients(
      objective,
      parameters.map(({ tensor }) => tensor),
    ),
  );
}

/** A class index beyond the model's outputs would pick a number that is not there; no graph can see that. */
function checkClasses({ dataset: { classes }, model }: RunParts, output: Tensor): void {
  const width = output.shape.at(-1);
  if (classes === undefined || width === classes) return;
  const advice =
    width === 1 && classes === 2
      ? "give it two, or add `transforms: [label-binarize]` for a single one that says yes or no"
      : "make them equal";
  const message = `the model ends in ${width} outputs and the dataset has ${classes} classes; ${advice}`;
  throw new RunError(message, { code: "E_SHAPE", path: model.path });
}

/** The optimizer's update of one parameter and of its slots. */
function update(
  { parameter, rule, hyper }: ParameterRule & { readonly parameter: Parameter },
  grad: Tensor,
  slotOf: SlotOf,
): { state: Tensor; value: Tensor }[] {
  const own = Object.fromEntries(
    Object.entries(rule.state).map(([slot, start]) => [slot, slotOf(parameter, slot, start)]),
  );
  const next = blame(["optimizer"], () => rule.update({ param: parameter.tensor, grad, ...own }, hyper));
  return [
    { state: parameter.tensor, value: next.param! },
    ...Object.entries(own).map(([slot, tensor]) => ({ state: tensor, value: next[slot]! })),
  ];
}

/** The gradient of a parameter, its slots and their updates are its layer's; what later layers hand back is theirs. */
function claimUpdates(
  origins: Origins,
  updated: readonly {
    readonly parameter: Parameter;
    readonly slope: Tensor;
    readonly tensors: readonly Tensor[];
  }[],
): void {
  for (const { parameter, slope, tensors } of [...updated].reverse()) {
    const owner = origins.get(parameter.tensor)!;
    for (const each of [slope, ...tensors]) claim(origins, each, owner);
  }
}

/** The slot of a parameter. */
export type SlotOf = (parameter: Parameter, slot: string, start: Slot["start"]) => Tensor;

/** Declares slots on first sight and collects them in `slots`. */
export function declareSlots(slots: Slot[]): SlotOf {
  return (parameter, slot, start) => {
    const name = `optimizer/${parameter.name}/${slot}`;
    const known = slots.find((candidate) => candidate.name === name);
    if (known !== undefined) return known.tensor;
    const tensor = state(name, start === "one" ? [] : parameter.tensor.shape);
    slots.push({ name, tensor, start });
    return tensor;
  };
}
