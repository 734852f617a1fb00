import type { Optimizer } from "@titrate/plugin";
import { type Entry, gradients, input, state, type Tensor } from "@titrate/tensor";
import { claim } from "./origins.ts";
import type { Declarations, Parameter } from "./parameters.ts";
import type { RunParts } from "./parts.ts";
import { blame, RunError } from "./run-error.ts";
import { traceModel } from "./scope.ts";
import { inputTable, targetTable } from "./splits.ts";

/** A tensor that the optimizer keeps for a parameter. */
export interface Slot {
  readonly name: string;
  readonly tensor: Tensor;
  readonly start: "zeros" | "one";
}

/** Forward, backward and update on `size` rows. */
export function trainingStep(
  parts: RunParts,
  size: number,
  declarations: Declarations,
  optimize: Optimize,
): Entry {
  const { inputs, targets } = parts.dataset.train;
  const x = input("inputs", [size, ...inputs.shape.slice(1)], inputs.dtype);
  const y = input("targets", [size, ...targets.shape.slice(1)], targets.dtype);
  const { origins } = declarations;
  for (const tensor of [x, y]) claim(origins, tensor, { path: ["dataset"], name: "dataset" });
  const output = traceModel(parts.model, x, declarations, true);
  checkClasses(parts, output);
  const loss = blame(["loss"], () => parts.loss.compute({ output, target: y }));
  claim(origins, loss, { path: ["loss"], name: "loss" });
  const learned = [...declarations.parameters.values()];
  const slopes = blame(["loss"], () =>
    gradients(
      loss,
      learned.map(({ tensor }) => tensor),
    ),
  );
  const hyper = Object.fromEntries(
    Object.keys(parts.optimizer.hyper).map((name) => [name, input(`hyper/${name}`, [])]),
  );
  for (const tensor of Object.values(hyper))
    claim(origins, tensor, { path: ["optimizer"], name: "optimizer" });
  const updates = learned.map((parameter, index) => optimize(parameter, slopes[index]!, hyper));
  // The gradient of a parameter, its slots and their updates are its layer's; what later layers hand back is theirs.
  for (const [index, { tensor }] of [...learned.entries()].reverse()) {
    const owner = origins.get(tensor)!;
    claim(origins, slopes[index]!, owner);
    for (const { state, value } of updates[index]!)
      for (const each of [state, value]) claim(origins, each, owner);
  }
  if (declarations.randomSources.size > 0) {
    updates.push([{ state: declarations.step, value: declarations.step.add(1) }]);
  }
  return {
    batch: size,
    rows: [
      { tensor: x, table: inputTable("train") },
      { tensor: y, table: targetTable("train") },
    ],
    scalars: Object.values(hyper),
    updates: updates.flat(),
    outputs: {},
  };
}

/** A class index beyond the model's outputs would pick a number that is not there; no graph can see that. */
function checkClasses({ dataset: { classes }, model }: RunParts, output: Tensor): void {
  const width = output.shape.at(-1);
  if (classes === undefined || width === classes) return;
  const message = `the model ends in ${width} outputs and the dataset has ${classes} classes; make them equal`;
  throw new RunError(message, { code: "E_SHAPE", path: model.path });
}

export type Optimize = (
  parameter: Parameter,
  grad: Tensor,
  hyper: Record<string, Tensor>,
) => { state: Tensor; value: Tensor }[];

/** The optimizer's update of one parameter, its slots declared on first sight and collected in `slots`. */
export function optimizerUpdates(optimizer: Optimizer, slots: Slot[]): Optimize {
  const slotOf = (parameter: Parameter, slot: string, start: "zeros" | "one"): Tensor => {
    const name = `optimizer/${parameter.name}/${slot}`;
    const known = slots.find((candidate) => candidate.name === name);
    if (known !== undefined) return known.tensor;
    const tensor = state(name, start === "one" ? [] : parameter.tensor.shape);
    slots.push({ name, tensor, start });
    return tensor;
  };
  return (parameter, grad, hyper) => {
    const own = Object.fromEntries(
      Object.entries(optimizer.state).map(([slot, start]) => [slot, slotOf(parameter, slot, start)]),
    );
    const next = blame(["optimizer"], () =>
      optimizer.update({ param: parameter.tensor, grad, ...own }, hyper),
    );
    return [
      { state: parameter.tensor, value: next.param! },
      ...Object.entries(own).map(([slot, tensor]) => ({ state: tensor, value: next[slot]! })),
    ];
  };
}
