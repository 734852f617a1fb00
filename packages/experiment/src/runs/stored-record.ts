import type { Store } from "@titrate/store";
import type { Run } from "@titrate/sweep";
import type { RunRecord } from "../run-record.ts";
import { recordOfDocument, valuesOf } from "./result-document.ts";

/** What the store knows of a run: its result with what the report asks for, or why it has none. */
export function storedRecord(store: Store, id: string, { arm, seed }: Run): RunRecord | undefined {
  const stored = store.readRun(id);
  if (stored === undefined) return missingRecord(store, id, seed);
  const { predictions: split, weights = false } = arm.experiment.report ?? {};
  const predictions = split === undefined ? undefined : store.readPredictions(id, split)?.prediction;
  return {
    ...recordOfDocument(stored.result),
    ...(predictions !== undefined && { predictions: valuesOf(predictions) }),
    ...(weights && { parameters: parametersOf(store, id) }),
  };
}

function parametersOf(store: Store, id: string) {
  const tensors = Object.entries(store.readWeights(id));
  return Object.fromEntries(tensors.map(([name, tensor]) => [name, valuesOf(tensor)]));
}

function missingRecord(store: Store, id: string, seed: number): RunRecord | undefined {
  const quarantine = store.readQuarantine(id);
  if (quarantine !== undefined) {
    const { reason, attempts } = quarantine;
    return { seed, status: "failed", error: `quarantined after ${attempts} attempts: ${reason}` };
  }
  const failure = store.readFailure(id);
  return failure && { seed, status: "failed", error: failure.message };
}
