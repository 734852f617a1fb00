import { input, state, type Tensor } from "@titrate/tensor";

/** A tensor that lives between steps, and what it starts from. */
export interface Slot {
  readonly name: string;
  readonly tensor: Tensor;
  readonly start: "zeros" | "one" | "file";
}

export interface AdamStep {
  readonly scalars: readonly Tensor[];
  readonly updates: readonly { readonly state: Tensor; readonly value: Tensor }[];
  readonly slots: readonly Slot[];
}

/** What the scalars are fed, in their order: PyTorch's defaults. */
export const adamScalars: readonly number[] = [1e-3, 0.9, 0.999, 1e-8];

/** Kingma & Ba 2015, algorithm 1, as titrate's optimizer writes it: hyperparameters are scalars, beta^t is state. */
export function adam(parameters: Readonly<Record<string, Tensor>>, slopes: readonly Tensor[]): AdamStep {
  const scalars = ["rate", "beta1", "beta2", "epsilon"].map((name) => input(name, []));
  const [rate, beta1, beta2, epsilon] = scalars as [Tensor, Tensor, Tensor, Tensor];
  const slots: Slot[] = [];
  const slot = (name: string, shape: readonly number[], start: Slot["start"]): Tensor => {
    const tensor = state(name, shape);
    slots.push({ name, tensor, start });
    return tensor;
  };
  const updates = Object.entries(parameters).flatMap(([name, parameter], i) => {
    const slope = slopes[i]!;
    const m = slot(`${name}/m`, parameter.shape, "zeros");
    const v = slot(`${name}/v`, parameter.shape, "zeros");
    const power1 = slot(`${name}/power1`, [], "one");
    const power2 = slot(`${name}/power2`, [], "one");
    const [nextPower1, nextPower2] = [power1.mul(beta1), power2.mul(beta2)];
    const nextM = m.mul(beta1).add(slope.mul(beta1.oneMinus()));
    const nextV = v.mul(beta2).add(slope.square().mul(beta2.oneMinus()));
    const stepSize = rate.div(nextPower1.oneMinus());
    const correction = nextPower2.oneMinus().sqrt().reciprocal();
    const step = nextM.mul(stepSize).div(nextV.sqrt().mul(correction).add(epsilon));
    return [
      { state: parameter, value: parameter.sub(step) },
      { state: m, value: nextM },
      { state: v, value: nextV },
      { state: power1, value: nextPower1 },
      { state: power2, value: nextPower2 },
    ];
  });
  return { scalars, updates, slots };
}
