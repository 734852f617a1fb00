import type { Precision, Streams } from "@titrate/numeric";
import type { UpdateRule } from "@titrate/plugin";
import {
  type DType,
  type Entry,
  gradients,
  input,
  type Program,
  type Shape,
  type Tensor,
} from "@titrate/tensor";
import { type Declarations, declarationsOf } from "./declarations.ts";

/** A training, as a file of this folder writes it. */
export interface Recipe {
  readonly precision: Precision;
  readonly seed: number;
  readonly rows: number;
  /** Rows a step; the last step of an epoch takes what is left. */
  readonly batch: number;
  readonly epochs: number;
  readonly optimizer: UpdateRule;
  /** The rate of an epoch (from 0), as a factor of `lr`; 1 unless given. */
  readonly schedule?: (epoch: number) => number;
  readonly tables: (streams: Streams) => Readonly<Record<string, Data>>;
  /** The loss of a batch, and updates of state that gradients do not train. */
  readonly step: (
    batch: Readonly<Record<string, Tensor>>,
    declare: Declarations,
  ) => { readonly loss: Tensor; readonly updates?: Entry["updates"] };
  /** What is done to the gradients before the optimizer sees them. */
  readonly transform?: (slopes: readonly Tensor[]) => readonly Tensor[];
  /** The loss as an evaluation has it, of all rows, where it differs from that of training. */
  readonly evaluate?: (rows: Readonly<Record<string, Tensor>>, declare: Declarations) => Tensor;
}

export interface Data {
  /** Of one row. */
  readonly shape: Shape;
  readonly dtype: DType;
  readonly values: ArrayLike<number>;
}

/** A training that any executor can run. */
export interface Training {
  readonly program: Program;
  readonly tables: Readonly<Record<string, ArrayLike<number>>>;
  readonly state: Readonly<Record<string, ArrayLike<number>>>;
  readonly epochs: readonly (readonly TrainingCall[])[];
  readonly evaluation: TrainingCall | undefined;
}

export interface TrainingCall {
  readonly entry: string;
  readonly steps: number;
  readonly rows: Int32Array;
  readonly scalars: Float64Array;
}

export function trainingOf(recipe: Recipe): Training {
  const { precision, rows, batch, optimizer, seed } = recipe;
  const declare = declarationsOf(seed);
  const tables = recipe.tables(declare.streams);
  const rest = rows % batch;
  const entries: Record<string, Entry> = {};
  for (const size of rest === 0 ? [batch] : [batch, rest])
    entries[`train/${size}`] = trainingEntry(recipe, tables, size, declare);
  if (recipe.evaluate !== undefined) {
    const { inputs, feeding } = feedsOf(tables, rows);
    const loss = recipe.evaluate(inputs, declare);
    entries.evaluate = { batch: rows, rows: feeding, scalars: [], updates: [], outputs: { loss } };
  }
  const declared = [...declare.declared];
  const all = Int32Array.from({ length: rows }, (_, row) => row);
  return {
    program: {
      precision,
      tables: Object.entries(tables).map(([name, { shape, dtype }]) => ({ name, rows, shape, dtype })),
      state: declared.map(([name, { tensor }]) => ({ name, tensor })),
      entries,
    },
    tables: Object.fromEntries(Object.entries(tables).map(([name, { values }]) => [name, values])),
    state: Object.fromEntries(declared.map(([name, { values }]) => [name, values])),
    epochs: Array.from({ length: recipe.epochs }, (_, epoch) => {
      const order = declare.streams(`shuffle/epoch-${epoch}`).permutation(rows);
      const factor = recipe.schedule?.(epoch) ?? 1;
      const hyper = Object.entries(optimizer.hyper).map(([name, value]) =>
        name === "lr" ? value * factor : value,
      );
      const call = (size: number, steps: number, from: number): TrainingCall => ({
        entry: `train/${size}`,
        steps,
        rows: order.slice(from, from + size * steps),
        scalars: Float64Array.from({ length: steps * hyper.length }, (_, i) => hyper[i % hyper.length]!),
      });
      const whole = Math.floor(rows / batch);
      return [call(batch, whole, 0), ...(rest === 0 ? [] : [call(rest, 1, whole * batch)])];
    }),
    evaluation: recipe.evaluate && { entry: "evaluate", steps: 1, rows: all, scalars: new Float64Array() },
  };
}

function trainingEntry(
  { step, transform, optimizer }: Recipe,
  tables: Readonly<Record<string, Data>>,
  size: number,
  declare: Declarations,
): Entry {
  const { inputs, feeding } = feedsOf(tables, size);
  const { loss, updates: others = [] } = step(inputs, declare);
  const trained = [...declare.declared].filter(([, { isTrained }]) => isTrained);
  const slopes = gradients(
    loss,
    trained.map(([, { tensor }]) => tensor),
  );
  const taken = transform?.(slopes) ?? slopes;
  const hyper = Object.fromEntries(Object.keys(optimizer.hyper).map((name) => [name, input(name, [])]));
  const updates = trained.flatMap(([name, { tensor: param }], i) => {
    const slots = Object.fromEntries(
      Object.entries(optimizer.state).map(([slot, start]) => [
        slot,
        start === "one"
          ? declare.slot(`${name}/${slot}`, [], 1)
          : declare.slot(`${name}/${slot}`, param.shape, 0),
      ]),
    );
    const next = optimizer.update({ ...slots, param, grad: taken[i]! }, hyper);
    return Object.entries({ ...slots, param }).map(([slot, state]) => ({ state, value: next[slot]! }));
  });
  return {
    batch: size,
    rows: feeding,
    scalars: Object.values(hyper),
    updates: [...updates, ...others],
    outputs: { loss },
  };
}

function feedsOf(tables: Readonly<Record<string, Data>>, size: number) {
  const inputs = Object.fromEntries(
    Object.entries(tables).map(([name, { shape, dtype }]) => [name, input(name, [size, ...shape], dtype)]),
  );
  return { inputs, feeding: Object.entries(inputs).map(([table, tensor]) => ({ tensor, table })) };
}
