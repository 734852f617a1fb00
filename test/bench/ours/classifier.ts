import {
  type Executor,
  gradients,
  input,
  logSoftmax,
  type Program,
  sizeOf,
  state,
  type Tensor,
} from "@titrate/tensor";
import { readFloats, readInts } from "../peers/numbers.ts";
import type { Contestant } from "../peers/protocol.ts";
import { adam, adamScalars, type Slot } from "./adam.ts";

export interface ClassifierTask {
  readonly folder: string;
  /** Rows of the data, and of a batch; batches are taken in order, from the start again after the last. */
  readonly rows: number;
  readonly batch: number;
  readonly inputShape: readonly number[];
  /** Parameters by name, which is also the name of the file of their first values. */
  readonly parameters: Readonly<Record<string, readonly number[]>>;
  /** How many steps' losses are checked. */
  readonly checkSteps: number;
}

export type Model = (x: Tensor, parameters: Readonly<Record<string, Tensor>>) => Tensor;

/** Forward, softmax cross-entropy over class indices, backward, Adam. */
export function classifierProgram(
  task: Omit<ClassifierTask, "folder" | "checkSteps">,
  model: Model,
): { readonly program: Program; readonly slots: readonly Slot[] } {
  const { rows, batch, inputShape } = task;
  const x = input("inputs", [batch, ...inputShape]);
  const labels = input("labels", [batch], "int");
  const parameters = Object.fromEntries(
    Object.entries(task.parameters).map(([name, shape]) => [name, state(name, shape)]),
  );
  const loss = logSoftmax(model(x, parameters), -1)
    .gather(-1, labels.reshape([batch, 1]))
    .neg()
    .mean();
  const { scalars, updates, slots } = adam(parameters, gradients(loss, Object.values(parameters)));
  const learned = Object.entries(parameters).map(([name, tensor]): Slot => ({ name, tensor, start: "file" }));
  const entry = {
    batch,
    rows: [
      { tensor: x, table: "inputs" },
      { tensor: labels, table: "labels" },
    ],
    scalars,
    updates,
  };
  const program: Program = {
    precision: "f32",
    tables: [
      { name: "inputs", rows, shape: inputShape, dtype: "float" },
      { name: "labels", rows, shape: [], dtype: "int" },
    ],
    state: [...learned, ...slots],
    entries: { train: { ...entry, outputs: {} }, trainWithLoss: { ...entry, outputs: { loss } } },
  };
  return { program, slots: [...learned, ...slots] };
}

export function classifier(
  executor: Executor,
  task: ClassifierTask,
  model: Model,
): Omit<Contestant, "about"> {
  const { program, slots } = classifierProgram(task, model);
  const session = executor.compile(program);
  session.load("inputs", readFloats(task.folder, "inputs"));
  session.load("labels", readInts(task.folder, "labels"));

  const first = Object.fromEntries(slots.map((slot) => [slot.name, startOf(slot, task.folder)]));
  let next = 0;
  const reset = () => {
    session.restore(first);
    next = 0;
  };
  const call = (steps: number) => {
    const rows = Int32Array.from({ length: steps * task.batch }, (_, i) => (next + i) % task.rows);
    next = (next + rows.length) % task.rows;
    return { steps, rows, scalars: Float64Array.from({ length: steps * 4 }, (_, i) => adamScalars[i % 4]!) };
  };
  return {
    reset,
    work: (n) => {
      session.run("train", call(n));
      return undefined;
    },
    check: () => {
      reset();
      return [...session.run("trainWithLoss", call(task.checkSteps)).loss!];
    },
  };
}

function startOf({ name, tensor, start }: Slot, folder: string): Float32Array {
  if (start === "file") return readFloats(folder, name);
  return new Float32Array(sizeOf(tensor.shape)).fill(start === "one" ? 1 : 0);
}
