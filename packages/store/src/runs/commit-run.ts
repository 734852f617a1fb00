import { join } from "node:path";
import { publishFolder, writeAtomic, writeStaged } from "../files/atomic.ts";
import type { Files } from "../files/files.ts";
import { appendLine } from "../files/log.ts";
import { freshName } from "../files/names.ts";
import { type Json, jsonText } from "../json.ts";
import type { Layout } from "../open/layout.ts";
import { sha256 } from "../sha256.ts";
import { accessError } from "../store-error.ts";
import { encodeTensors } from "../tensors/encode-tensors.ts";
import type { Tensors } from "../tensors/tensor.ts";
import { fileNames } from "./stored-run.ts";

/** What is kept of a run. */
export interface RunFiles {
  /** What the id is the hash of. */
  readonly identity: string;
  /** What is needed to execute it again. */
  readonly config: Json;
  /** The text of `result.json`; its `weights` is the SHA-256 of the file of weights. */
  readonly result: string;
  readonly manifest: Json;
  readonly weights: Tensors;
  /** By split. */
  readonly predictions?: Readonly<Record<string, Tensors>>;
}

export type CommitOutcome =
  | { readonly status: "committed" }
  /** Someone was faster: the first stays. `same`: whether both came to the same bits. */
  | { readonly status: "known"; readonly same: boolean };

/**
 * Commits a run: all of it appears at once, by the rename of a folder, or nothing. The first writer wins; who comes
 * later compares, which is noted as an audit.
 *
 * @throws StoreError where it cannot be written; RangeError where the files do not belong together.
 */
export function commitRun(files: Files, layout: Layout, id: string, run: RunFiles): CommitOutcome {
  const weights = encodeTensors(run.weights);
  checkFiles(id, run, weights);
  const target = layout.run(id);
  if (!isReadable(files, target, id)) {
    const staged = stage(files, layout, id, run, weights);
    if (publishFolder(files, staged, target)) return { status: "committed" };
    if (isReadable(files, target, id)) files.remove(staged);
    else {
      // A folder without a readable result is a damaged run: out of the way, but not lost.
      const aside = join(layout.staging, `damaged-${id}-${freshName()}`);
      files.rename(target, aside);
      // A rename leaves the folder's time as it is, and gc would take it for old.
      files.touch(aside);
      if (publishFolder(files, staged, target)) return { status: "committed" };
      files.remove(staged);
    }
  }
  return audit(files, target, run);
}

function checkFiles(id: string, run: RunFiles, weights: Uint8Array): void {
  if (sha256(run.identity) !== id) throw new RangeError(`run ${id}: its identity is another run's`);
  const { id: ofResult, weights: digest } = JSON.parse(run.result) as { id?: string; weights?: string };
  if (ofResult !== id) throw new RangeError(`run ${id}: its result is another run's`);
  if (digest !== sha256(weights)) throw new RangeError(`run ${id}: its result is of other weights`);
}

/** Whether the run is there; a file that is no result, or another run's, does not count. */
export function isReadable(files: Files, folder: string, id: string): boolean {
  const path = join(folder, fileNames.result);
  if (!files.exists(path)) return false;
  const text = Buffer.from(files.read(path)).toString("utf8");
  try {
    return (JSON.parse(text) as { readonly id?: unknown } | null)?.id === id;
  } catch {
    return false;
  }
}

/** A folder of its own with all files, durable, that nobody reads yet. */
function stage(files: Files, layout: Layout, id: string, run: RunFiles, weights: Uint8Array): string {
  const staged = join(layout.staging, `${id}-${freshName()}`);
  try {
    files.makeFolder(staged);
    for (const [split, tensors] of Object.entries(run.predictions ?? {})) {
      writeStaged(files, join(staged, fileNames.predictions(split)), encodeTensors(tensors));
    }
    writeStaged(files, join(staged, fileNames.weights), weights);
    writeStaged(files, join(staged, fileNames.identity), run.identity);
    writeStaged(files, join(staged, fileNames.config), jsonText(run.config));
    writeStaged(files, join(staged, fileNames.manifest), jsonText(run.manifest));
    writeStaged(files, join(staged, fileNames.result), run.result);
    return staged;
  } catch (error) {
    try {
      files.remove(staged);
    } catch {
      // What went wrong before is told; gc finds what is left.
    }
    throw accessError(staged, error);
  }
}

/** Compares with what is there; predictions that it lacks are added where the bits agree. */
function audit(files: Files, target: string, run: RunFiles): CommitOutcome {
  const first = Buffer.from(files.read(join(target, fileNames.result))).toString("utf8");
  const same = first === run.result;
  const record = { v: 1, same, result: sha256(run.result) };
  appendLine(files, join(target, fileNames.audits), record);
  for (const [split, tensors] of same ? Object.entries(run.predictions ?? {}) : []) {
    const path = join(target, fileNames.predictions(split));
    if (!files.exists(path)) writeAtomic(files, path, encodeTensors(tensors));
  }
  return { status: "known", same };
}
