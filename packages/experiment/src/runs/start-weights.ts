import type { Store, Tensors } from "@titrate/store";
import type { StartWeights } from "./frozen-plan.ts";

/** What another run learned. */
export interface StartWeightsOfRun extends StartWeights {
  readonly tensors: Tensors;
}

/** @throws StoreError where no run, or more than one, is called so. */
export function startWeights(store: Store, name: string): StartWeightsOfRun {
  const run = store.resolveRun(name);
  const { digest } = store.readRun(run)!.result;
  return { run, digest, tensors: store.readWeights(run) };
}
