export {
  type Checkpoint,
  type FoundCheckpoint,
  newestCheckpoint,
  saveCheckpoint,
} from "./checkpoints/checkpoints.ts";
export type { Claim, ClaimOptions } from "./claims/claims.ts";
export { writeAtomic } from "./files/atomic.ts";
export { type Files, nodeFiles } from "./files/files.ts";
export { memoryFiles } from "./files/memory-files.ts";
export { canonicalJson, type Json, jsonText } from "./json.ts";
export { findStore } from "./open/find-store.ts";
export { type Failure, type OpenOptions, openStore, type Quarantine, type Store } from "./open/open-store.ts";
export { collectGarbage, type Garbage } from "./runs/collect-garbage.ts";
export type { CommitOutcome, RunFiles } from "./runs/commit-run.ts";
export { type MergeCounts, mergeStore } from "./runs/merge-stores.ts";
export type { StoredRun } from "./runs/stored-run.ts";
export { sha256 } from "./sha256.ts";
export { StoreError, type StoreErrorCode } from "./store-error.ts";
export { type DecodedTensors, decodeTensors } from "./tensors/decode-tensors.ts";
export { encodeTensors, type Metadata } from "./tensors/encode-tensors.ts";
export type { StoredTensor, Tensors, TensorType } from "./tensors/tensor.ts";
