import type { Json, Store } from "@titrate/store";
import { executeRun } from "../runs/execute-run.ts";
import { resolveFolder } from "../runs/frozen-plan.ts";
import { resultFiles } from "../runs/result-document.ts";
import { runtime } from "../runs/runtime.ts";
import { startWeights } from "../runs/start-weights.ts";
import { wireFrozen } from "../runs/wire-frozen.ts";
import { changedParts } from "./changed-parts.ts";
import { firstDifference } from "./first-difference.ts";

/** What came of executing a stored run again. */
export interface Verification {
  readonly run: string;
  /** `changed`: its plugins, data or titrate itself are others, so it would be another run; it was not executed. */
  readonly status: "same" | "differs" | "changed";
  /** Where it differs, or what has changed. */
  readonly what?: string;
}

/**
 * Executes a stored run again from its stored config and compares every digest. The store notes it as an audit.
 *
 * @throws StoreError, ConfigError where it cannot be executed any more.
 */
export async function verifyRun(store: Store, run: string, signal?: AbortSignal): Promise<Verification> {
  const { config: kept, manifest, result: stored, identity } = store.readRun(run)!;
  const { folder, file, config } = kept;
  const planned = await wireFrozen({ folder: resolveFolder(folder, store.folder), file, config });
  const [arm] = planned.plan.arms;
  const { seed } = stored;
  const from = manifest.start;
  const start = typeof from !== "string" ? undefined : startWeights(store, from);
  const now = planned.identify(arm!, start?.digest)(seed);
  if (now.id !== run) return { run, status: "changed", what: changedParts(identity, now.text).join(", ") };
  const { result } = await executeRun(
    store,
    {
      id: run,
      identity: now.text,
      seed,
      experiment: arm!.experiment,
      wired: planned.wire(arm!),
      config: kept,
      manifest: await runtime(store),
      ...(start && { start: start.tensors }),
    },
    signal ? { signal } : {},
  );
  const { precision, report } = arm!.experiment;
  const found = JSON.parse(resultFiles(run, result, precision, report?.predictions).result) as Json;
  const what = firstDifference(stored, found);
  return what === undefined ? { run, status: "same" } : { run, status: "differs", what };
}
