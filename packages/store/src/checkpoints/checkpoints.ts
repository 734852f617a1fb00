import { createHash } from "node:crypto";
import { join } from "node:path";
import { writeAtomic } from "../files/atomic.ts";
import type { Files } from "../files/files.ts";
import { type Json, jsonText } from "../json.ts";
import { accessError, StoreError } from "../store-error.ts";
import { decodeTensors } from "../tensors/decode-tensors.ts";
import { encodeTensors } from "../tensors/encode-tensors.ts";
import type { Tensors } from "../tensors/tensor.ts";

/** What a run needs to go on after a step. */
export interface Checkpoint {
  readonly step: number;
  /** What is no tensor. */
  readonly notes: Json;
  readonly tensors: Tensors;
}

export interface FoundCheckpoint {
  /** The newest one that is whole. */
  readonly checkpoint?: Checkpoint;
  /** Newer ones that are not. */
  readonly damaged: readonly string[];
}

/**
 * Keeps a checkpoint, and of the others so many of the newest that there are `keep` in all.
 *
 * @throws StoreError; the older ones stand then.
 */
export function saveCheckpoint(files: Files, folder: string, checkpoint: Checkpoint, keep = 2): void {
  const { step, notes, tensors } = checkpoint;
  const bare = encodeTensors(tensors);
  // In the order of its keys: what is told in another order later would be other bytes.
  const text = jsonText(notes);
  const metadata = { step: String(step), notes: text, sha256: digestOf(step, text, bare) };
  writeAtomic(files, join(folder, fileName(step)), encodeTensors(tensors, metadata));
  // One of a later step may be damaged: it must not push out what has just been written.
  const others = checkpointFiles(files, folder).filter((name) => name !== fileName(step));
  for (const older of others.slice(keep - 1)) files.remove(join(folder, older));
}

/** The newest checkpoint that is whole. A file that a kill left behind is never taken for one. */
export function newestCheckpoint(files: Files, folder: string): FoundCheckpoint {
  const damaged: string[] = [];
  for (const name of checkpointFiles(files, folder)) {
    const path = join(folder, name);
    try {
      return { checkpoint: readCheckpoint(files, path), damaged };
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      damaged.push(path);
    }
  }
  return { damaged };
}

/** The step of the newest checkpoint, by its name. */
export function newestStep(files: Files, folder: string): number | undefined {
  const [newest] = checkpointFiles(files, folder);
  return newest === undefined ? undefined : Number(pattern.exec(newest)![1]);
}

function readCheckpoint(files: Files, path: string): Checkpoint {
  const { tensors, metadata } = decodeTensors(readBytes(files, path), path);
  const { step = "", notes = "", sha256 } = metadata;
  if (sha256 !== digestOf(Number(step), notes, encodeTensors(tensors))) {
    throw new StoreError("E_STORE_DAMAGED", `${path} is damaged: its digest is another`);
  }
  return { step: Number(step), notes: JSON.parse(notes) as Json, tensors };
}

function readBytes(files: Files, path: string): Uint8Array {
  try {
    return files.read(path);
  } catch (error) {
    // One that cannot be read is as good as damaged: an older one may be whole.
    throw accessError(path, error);
  }
}

const pattern = /^checkpoint-(\d{12})\.safetensors$/;

const fileName = (step: number): string => `checkpoint-${String(step).padStart(12, "0")}.safetensors`;

/** Newest first. */
function checkpointFiles(files: Files, folder: string): string[] {
  return files
    .list(folder)
    .filter((name) => pattern.test(name))
    .reverse();
}

function digestOf(step: number, notes: string, bytes: Uint8Array): string {
  return createHash("sha256").update(`${step}\n${notes}\n`).update(bytes).digest("hex");
}
