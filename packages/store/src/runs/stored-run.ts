import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Files } from "../files/files.ts";
import { readLines } from "../files/log.ts";
import type { Json } from "../json.ts";
import { StoreError } from "../store-error.ts";
import { decodeTensors } from "../tensors/decode-tensors.ts";
import type { Tensors } from "../tensors/tensor.ts";

/** A finished run. */
export interface StoredRun {
  readonly id: string;
  /** What the id is the hash of. */
  readonly identity: string;
  /** What is needed to execute it again. */
  readonly config: Json;
  /** `result.json`, and its text: equal for all executions of the run. */
  readonly result: Json;
  readonly resultText: string;
  readonly manifest: Json;
  /** How often it was executed again, and came to the same bits or to others. */
  readonly audits: { readonly same: number; readonly differing: number };
}

/** The files of a run's folder. */
export const fileNames = {
  identity: "identity.json",
  config: "config.json",
  result: "result.json",
  manifest: "manifest.json",
  weights: "weights.safetensors",
  audits: "audits.jsonl",
  predictions: (split: string) => `predictions-${split}.safetensors`,
} as const;

/** @throws StoreError, E_STORE_DAMAGED, where a file is missing or is not what was written. */
export function readStoredRun(files: Files, folder: string, id: string): StoredRun {
  const text = (name: string): string => {
    try {
      return Buffer.from(files.read(join(folder, name))).toString("utf8");
    } catch (error) {
      throw damaged(id, join(folder, name), "cannot be read", error);
    }
  };
  const json = (name: string): Json => {
    try {
      return JSON.parse(text(name)) as Json;
    } catch (error) {
      if (error instanceof StoreError) throw error;
      throw damaged(id, join(folder, name), "is no JSON", error);
    }
  };
  const identity = text(fileNames.identity);
  if (sha256(identity) !== id)
    throw damaged(id, join(folder, fileNames.identity), "is not what the id stands for");
  const resultText = text(fileNames.result);
  const result = json(fileNames.result);
  if ((result as { readonly id?: unknown } | null)?.id !== id) {
    throw damaged(id, join(folder, fileNames.result), "is of another run");
  }
  const audits = readLines(files, join(folder, fileNames.audits)) as readonly { readonly same?: boolean }[];
  const same = audits.filter((audit) => audit.same === true).length;
  return {
    id,
    identity,
    config: json(fileNames.config),
    result,
    resultText,
    manifest: json(fileNames.manifest),
    audits: { same, differing: audits.length - same },
  };
}

/** The weights of a run, whose digest its result tells. */
export function readRunWeights(files: Files, folder: string, run: StoredRun): Tensors {
  const path = join(folder, fileNames.weights);
  if (!files.exists(path)) throw damaged(run.id, path, "is missing");
  const bytes = files.read(path);
  const { weights } = run.result as { readonly weights?: string };
  if (sha256(bytes) !== weights) throw damaged(run.id, path, "has another digest than its result says");
  return decodeTensors(bytes, path).tensors;
}

export const sha256 = (bytes: string | Uint8Array): string =>
  createHash("sha256").update(bytes).digest("hex");

function damaged(id: string, path: string, problem: string, cause?: unknown): StoreError {
  const advice = `remove the run (titrate rm ${id.slice(0, 12)}), and the next run of its experiment makes it anew`;
  return new StoreError("E_STORE_DAMAGED", `${path} ${problem}; ${advice}`, cause);
}
