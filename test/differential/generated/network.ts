import { gradients, input, state, type Tensor } from "@titrate/tensor";
import fc from "fast-check";
import type { Graph } from "./case.ts";
import { motifs, parameters } from "./motifs.ts";
import { optimizers } from "./optimizers.ts";
import { type Instruction, instruction, picksOf } from "./picks.ts";

/** A network: motifs in a row, from a number of features to a loss. */
export interface NetworkRecipe {
  readonly features: number;
  readonly layers: readonly Instruction[];
  readonly optimizer: number;
}

const widest = 40;

export const network: fc.Arbitrary<NetworkRecipe> = fc.record({
  features: fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 1, max: 9 }) }, fc.constantFrom(24, 37)),
  layers: fc.array(instruction(Object.keys(motifs)), { minLength: 1, maxLength: 6 }),
  optimizer: fc.nat({ max: optimizers.length - 1 }),
});

export function networkOf({ features, layers, optimizer }: NetworkRecipe, batch: number): Graph {
  const key = state("key", [2], "int") as Tensor<"state">;
  const counter = state("counter", [], "int") as Tensor<"state">;
  const x = input("x", [batch, features]) as Tensor<"input">;
  const target = input("target", [batch, 1]) as Tensor<"input">;
  const rate = input("rate", []) as Tensor<"input">;
  const { parameter, made } = parameters();

  let h: Tensor = x;
  const earlier: Tensor[] = [x];
  for (const { what, picks } of layers) {
    h = motifs[what]!(h, { parameter, earlier, key, counter }, picksOf(picks));
    if (h.shape[1]! > widest) h = h.slice(1, 0, widest);
    earlier.push(h);
  }
  // Motifs may change the number of rows; the loss takes what there is.
  const output = h.mean(1, { keepDims: true }).tanh();
  const loss = output.sub(target.mean()).square().mean().add(target.mul(0.1).sum());
  const { states, updates } = optimizers[optimizer]!(made, gradients(loss, made), rate);
  return {
    states: [...made, ...states, key, counter],
    rows: [x, target],
    rate,
    updates: [...updates, { state: counter, value: counter.add(1) }],
    outputs: { loss, output, last: h, ...(made[0] && { first: made[0].square().sum() }) },
  };
}
