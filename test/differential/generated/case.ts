import { namedStreams, type Precision } from "@titrate/numeric";
import {
  type DType,
  type Entry,
  type Executor,
  inputsFirst,
  type Program,
  type Shape,
  sizeOf,
  type Tensor,
} from "@titrate/tensor";
import fc from "fast-check";
import { differential } from "../differential.ts";
import type { EntryCall } from "../observe.ts";
import { nastyFloats, nastyInts } from "../values.ts";

/** A generated training step. */
export interface Graph {
  readonly states: readonly Tensor<"state">[];
  /** [batch, ...], each fed from a table of its own. */
  readonly rows: readonly Tensor<"input">[];
  readonly rate: Tensor<"input">;
  readonly updates: Entry["updates"];
  readonly outputs: Entry["outputs"];
}

/** All that a case holds beside its graph. */
export interface Numbers {
  readonly precision: Precision;
  readonly batch: number;
  readonly steps: number;
  /** Of all values. */
  readonly seed: number;
  /** Whether infinities, NaN and their kind are among them. */
  readonly nasty: boolean;
}

export const numbers: fc.Arbitrary<Numbers> = fc.record({
  precision: fc.constantFrom("f32", "f64"),
  batch: fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 1, max: 5 }) },
    fc.constantFrom(8, 9, 16, 17, 33),
  ),
  steps: fc.integer({ min: 1, max: 3 }),
  seed: fc.nat({ max: 9999 }),
  nasty: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, fc.constant(true)),
});

const tableRows = 7;

/**
 * Holds a few steps of the graph to the reference's bits, with a second entry in between that computes, from the
 * state that the first has left, what needs no feed.
 */
export function expectAgreement(
  { states, rows, rate, updates, outputs }: Graph,
  numbers: Numbers,
  executor?: Executor,
): void {
  const { precision, batch, steps, seed, nasty } = numbers;
  const unfed = Object.entries(outputs).filter(([, tensor]) =>
    inputsFirst([tensor]).every((node) => node.op !== "input"),
  );
  const tables = rows.map((tensor) => ({
    name: tensor.attributes.name,
    rows: tableRows,
    shape: tensor.shape.slice(1),
    dtype: tensor.dtype,
  }));
  const program: Program = {
    precision,
    tables,
    state: states.map((tensor) => ({ name: tensor.attributes.name, tensor })),
    entries: {
      train: {
        batch,
        rows: rows.map((tensor) => ({ tensor, table: tensor.attributes.name })),
        scalars: [rate],
        updates,
        outputs,
      },
      score: { batch: 0, rows: [], scalars: [], updates: [], outputs: Object.fromEntries(unfed) },
    },
  };
  const random = namedStreams(seed)("calls");
  const train = (count: number): EntryCall => ({
    entry: "train",
    steps: count,
    rows: Int32Array.from({ length: count * batch }, () => random.integer(tableRows)),
    scalars: Float64Array.from({ length: count }, () => random.uniform() / 8),
  });
  const values = (name: string, shape: Shape, dtype: DType) => draw(seed, name, shape, dtype, nasty);
  differential(
    program,
    [train(1), { entry: "score", steps: 1 }, train(steps)],
    {
      tables: Object.fromEntries(
        tables.map(({ name, shape, dtype }) => [name, values(name, [tableRows, ...shape], dtype)]),
      ),
      state: Object.fromEntries(
        states.map(({ attributes: { name, shape, dtype } }) => [name, values(name, shape, dtype)]),
      ),
    },
    executor,
  );
}

/** The same numbers for the same seed and name. */
function draw(seed: number, name: string, shape: Shape, dtype: DType, nasty: boolean): number[] {
  const random = namedStreams(seed)(`values/${name}`);
  const pick = (list: readonly number[]): number => list[random.integer(list.length)]!;
  return Array.from({ length: sizeOf(shape) }, () => {
    if (dtype === "bool") return random.integer(2);
    const isNasty = nasty && random.integer(6) === 0;
    if (dtype === "int") return isNasty ? pick(nastyInts) : random.integer(19) - 9;
    return isNasty ? pick(nastyFloats) : random.normal() / 2;
  });
}
