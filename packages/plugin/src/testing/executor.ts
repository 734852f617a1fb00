import { type Executor, referenceExecutor } from "@titrate/tensor";

let current: Executor = referenceExecutor;

/** Who computes what tests ask for. */
export const currentExecutor = (): Executor => current;

/**
 * From now on another executor computes what tests ask for. Returns what undoes it, as vitest's `beforeEach` takes it:
 * `beforeEach(() => useExecutor(compiledExecutor))`.
 */
export function useExecutor(executor: Executor): () => void {
  const before = current;
  current = executor;
  return () => {
    current = before;
  };
}
