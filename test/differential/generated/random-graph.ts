import { type DType, gradients, input, type Shape, sizeOf, state, type Tensor } from "@titrate/tensor";
import fc from "fast-check";
import type { Graph } from "./case.ts";
import { flat } from "./fit.ts";
import { instructions, type Pool } from "./instructions.ts";
import { type Instruction, instruction, picksOf } from "./picks.ts";

interface Leaf {
  readonly kind: "state" | "rows";
  readonly dtype: DType;
  readonly shape: Shape;
}

/** What a graph is built from. */
export interface Recipe {
  readonly leaves: readonly Leaf[];
  readonly instructions: readonly Instruction[];
}

/** More elements than this show nothing new, and take time. */
const largest = 1500;

const length = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 4 }) },
  { weight: 4, arbitrary: fc.integer({ min: 5, max: 20 }) },
  { weight: 1, arbitrary: fc.constant(0) },
);
const leaf: fc.Arbitrary<Leaf> = fc.record({
  kind: fc.constantFrom("state", "rows"),
  dtype: fc.constantFrom("float", "float", "float", "int", "bool"),
  shape: fc.array(length, { maxLength: 4 }).filter((shape) => sizeOf(shape) <= 300),
});

/** Products, and what they are made of and followed by, go wrong in more ways than the rest. */
const weighted = [...Object.keys(instructions), "product", "product", "binary", "broadcast", "transpose"];

export const recipe: fc.Arbitrary<Recipe> = fc.record({
  leaves: fc.array(leaf, { minLength: 1, maxLength: 5 }),
  instructions: fc.array(instruction(weighted), { minLength: 1, maxLength: 14 }),
});

/** The instructions carried out one after another, and a loss of what they have left, with its gradients. */
export function graphOf({ leaves, instructions: list }: Recipe, batch: number): Graph {
  const key = state("key", [2], "int") as Tensor<"state">;
  const counter = state("counter", [], "int") as Tensor<"state">;
  const named = leaves.map(({ kind, dtype, shape }, i) =>
    kind === "state" ? state(`s${i}`, shape, dtype) : input(`r${i}`, [batch, ...shape], dtype),
  );
  // Something of every type, whatever the leaves are.
  const base = state("base", [3, 4]) as Tensor<"state">;
  const tensors: Tensor[] = [base, base.greater(0), counter.add(key.slice(0, 0, 1)), ...named];
  for (const { what, picks } of list) {
    const made = instructions[what]!({ ...byType(tensors), key, counter }, picksOf(picks));
    if (made !== undefined && sizeOf(made.shape) <= largest) tensors.push(made);
  }

  const states = [...named, base].filter((tensor): tensor is Tensor<"state"> => tensor.op === "state");
  const { floats } = byType(tensors);
  const rate = input("rate", []) as Tensor<"input">;
  const loss = floats
    .slice(-3)
    .map((x) =>
      flat(x)
        .tanh()
        .sum()
        .div(Math.max(1, sizeOf(x.shape))),
    )
    .reduce((sum, x) => sum.add(x));
  const learned = states.filter(({ dtype }) => dtype === "float");
  const updates: Graph["updates"][number][] = gradients(loss, learned).map((slope, i) => ({
    state: learned[i]!,
    value: learned[i]!.sub(slope.mul(rate)),
  }));
  for (const moved of states.filter(({ dtype }) => dtype !== "float"))
    updates.push({ state: moved, value: tensors.findLast((x) => x !== moved && isLike(x, moved)) ?? moved });
  updates.push({ state: counter, value: counter.add(1) });
  const shown = tensors.filter((_, i) => i % 3 === 0 || i === tensors.length - 1);
  return {
    states: [...states, key, counter],
    rows: named.filter((tensor): tensor is Tensor<"input"> => tensor.op === "input"),
    rate,
    updates,
    outputs: { loss, ...Object.fromEntries(shown.map((tensor, i) => [`shown ${i}`, tensor])) },
  };
}

function byType(tensors: readonly Tensor[]): Pick<Pool, "floats" | "ints" | "bools"> {
  const of = (dtype: DType): Tensor[] => tensors.filter((tensor) => tensor.dtype === dtype);
  return { floats: of("float"), ints: of("int"), bools: of("bool") };
}

const isLike = (a: Tensor, b: Tensor): boolean => a.dtype === b.dtype && a.shape.join() === b.shape.join();
