import type { Tensor } from "@titrate/plugin";

/** What adam and adamw remember; `largest` where AMSGrad is on. */
export interface AdamSlots {
  readonly m: Tensor;
  readonly v: Tensor;
  readonly beta1Power: Tensor;
  readonly beta2Power: Tensor;
  readonly largest?: Tensor | undefined;
}

/** The step lr * mHat / (sqrt(vHat) + eps), which is to be subtracted, and the next slots. */
export function adamStep<S extends AdamSlots>(
  grad: Tensor,
  { m, v, beta1Power, beta2Power, largest }: S,
  { lr, beta1, beta2, eps }: { readonly [name in "lr" | "beta1" | "beta2" | "eps"]: Tensor },
): { readonly step: Tensor; readonly slots: S } {
  const nextBeta1Power = beta1Power.mul(beta1); // beta^t is state: resuming repeats the same roundings
  const nextBeta2Power = beta2Power.mul(beta2);
  const nextM = m.mul(beta1).add(grad.mul(beta1.oneMinus()));
  const nextV = v.mul(beta2).add(grad.square().mul(beta2.oneMinus()));
  const nextLargest = largest?.maximum(nextV);
  // Both corrections are made once a step: one division an element, not three.
  const stepSize = lr.div(nextBeta1Power.oneMinus());
  const correction = nextBeta2Power.oneMinus().sqrt().reciprocal();
  const scale = (nextLargest ?? nextV).sqrt().mul(correction).add(eps);
  const slots = { m: nextM, v: nextV, beta1Power: nextBeta1Power, beta2Power: nextBeta2Power };
  return {
    step: nextM.mul(stepSize).div(scale),
    slots: (nextLargest ? { ...slots, largest: nextLargest } : slots) as AdamSlots as S,
  };
}
