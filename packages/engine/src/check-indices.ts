import { inputsFirst, sizeOf, type Tensor } from "@titrate/tensor";
import type { RunParts } from "./parts.ts";
import { RunError } from "./run-error.ts";
import { originOf, type RunProgram } from "./run-program.ts";
import { rowsOf, splitsOf, trainEntry } from "./splits.ts";

/** Refuses inputs that a layer looks up, as an embedding does, where its table ends before them. */
export function checkIndices({ dataset }: RunParts, built: RunProgram): void {
  const { updates, outputs } = built.program.entries[trainEntry(built.batch)]!;
  const roots = [...updates.map(({ value }) => value), ...Object.values(outputs)];
  for (const tensor of inputsFirst(roots)) {
    const length = lengthLookedUp(tensor);
    if (length === undefined) continue;
    for (const [split, examples] of splitsOf(dataset)) {
      const { data } = examples.inputs;
      const wrong = data.findIndex((value) => !(Number.isInteger(value) && value >= 0 && value < length));
      if (wrong < 0) continue;
      const row = Math.floor((wrong * rowsOf(examples)) / data.length);
      const { path, name } = originOf(built, tensor)!;
      const problem = `row ${row} of the inputs of ${split} holds ${data[wrong]}`;
      throw new RunError(`${name} looks up whole numbers from 0 to ${length - 1}, and ${problem}`, {
        code: "E_DATA",
        path,
      });
    }
  }
}

/** How many places there are where a tensor is what all of a model's inputs are looked up to. */
function lengthLookedUp({ op, attributes, inputs }: Tensor): number | undefined {
  if (op !== "gather") return undefined;
  const [table, index] = inputs as readonly [Tensor, Tensor];
  return isModelInput(index) ? table.shape[(attributes as Tensor<"gather">["attributes"]).axis] : undefined;
}

/** Whether a tensor has all elements of the model's input, rearranged or repeated, or -1 where one is no whole number. */
function isModelInput(tensor: Tensor): boolean {
  let at = tensor;
  for (;;) {
    const [first, second, third] = at.inputs;
    const rearranges = at.op === "reshape" || at.op === "view" || at.op === "broadcast";
    if (at.op === "input") return (at as Tensor<"input">).attributes.name === "inputs";
    if (rearranges && sizeOf(at.shape) >= sizeOf(first!.shape)) at = first!;
    else if (isFunction(at, "toInt")) at = first!;
    else if (isFunction(at, "where") && isMinusOne(third!)) at = second!;
    else return false;
  }
}

function isFunction({ op, attributes }: Tensor, fn: string): boolean {
  return op === "elementwise" && (attributes as Tensor<"elementwise">["attributes"]).fn === fn;
}

function isMinusOne({ op, attributes }: Tensor): boolean {
  return op === "constant" && (attributes as Tensor<"constant">["attributes"]).value === -1;
}
