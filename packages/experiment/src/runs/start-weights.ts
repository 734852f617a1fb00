import type { Store, Tensors } from "@titrate/store";

/** What another run learned. */
export interface StartWeightsOfRun {
  readonly run: string;
  /** The digest of its weights: what a run that starts from them depends on. */
  readonly digest: string;
  readonly tensors: Tensors;
}

/** @throws StoreError where no run, or more than one, is called so. */
export function startWeights(store: Store, name: string): StartWeightsOfRun {
  const run = store.resolveRun(name);
  const { digest } = store.readRun(run)!.result as unknown as { readonly digest: string };
  return { run, digest, tensors: store.readWeights(run) };
}
