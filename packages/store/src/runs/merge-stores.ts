import { join } from "node:path";
import type { Store } from "../open/open-store.ts";
import { StoreError } from "../store-error.ts";
import { decodeTensors } from "../tensors/decode-tensors.ts";
import type { Tensors } from "../tensors/tensor.ts";

export interface MergeCounts {
  readonly added: number;
  /** Both had them, and their bits agree: noted as audits. */
  readonly known: number;
  /** Both had them, and their bits differ: the first stays. */
  readonly differing: readonly string[];
  /** Not taken over. */
  readonly damaged: readonly string[];
}

/** Takes the finished runs of another store over, each whole or not at all. Nothing that is there is replaced. */
export function mergeStore(into: Store, from: Store): MergeCounts {
  const counts = { added: 0, known: 0, differing: [] as string[], damaged: [] as string[] };
  for (const id of from.runIds()) {
    try {
      const { identity, config, resultText, manifest } = from.readRun(id)!;
      const run = { identity, config, manifest, result: resultText };
      const outcome = into.commitRun(id, {
        ...run,
        weights: from.readWeights(id),
        predictions: predictionsOf(from, id),
      });
      if (outcome.status === "committed") counts.added++;
      else if (outcome.same) counts.known++;
      else counts.differing.push(id);
    } catch (error) {
      // What does not belong together cannot be committed either.
      const isDamaged =
        error instanceof RangeError || (error instanceof StoreError && error.code === "E_STORE_DAMAGED");
      if (!isDamaged) throw error;
      counts.damaged.push(id);
    }
  }
  return counts;
}

function predictionsOf({ files, runFolder }: Store, id: string): Record<string, Tensors> {
  const found = files.list(runFolder(id)).flatMap((name) => {
    const split = /^predictions-(\w+)\.safetensors$/.exec(name)?.[1];
    if (split === undefined) return [];
    const path = join(runFolder(id), name);
    return [[split, decodeTensors(files.read(path), path).tensors] as const];
  });
  return Object.fromEntries(found);
}
