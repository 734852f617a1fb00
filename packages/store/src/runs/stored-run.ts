import { join } from "node:path";
import type { Files } from "../files/files.ts";
import { readLines } from "../files/log.ts";
import type { Json } from "../json.ts";
import { sha256 } from "../sha256.ts";
import { StoreError } from "../store-error.ts";
import { decodeTensors } from "../tensors/decode-tensors.ts";
import type { Tensors } from "../tensors/tensor.ts";

/** A finished run. */
export interface StoredRun {
  readonly id: string;
  /** What the id is the hash of. */
  readonly identity: string;
  /** What is needed to execute it again. */
  readonly config: StoredConfig;
  /** `result.json`, and its text: equal for all executions of the run. */
  readonly result: StoredResult;
  readonly resultText: string;
  /** What it was executed on, and when. */
  readonly manifest: StoredManifest;
  /** How often it was executed again, and came to the same bits or to others. */
  readonly audits: { readonly same: number; readonly differing: number };
}

/** What of a result is asked about here; its writer knows the rest. */
export interface StoredResult {
  readonly [key: string]: Json | undefined;
  readonly id: string;
  readonly seed: number;
  readonly parameterCount: number;
  /** The figures of the end; JSON has no NaN, which is a text. */
  readonly final: { readonly [figure: string]: Json };
  readonly history: readonly Json[];
  /** Of what was learned. */
  readonly digest: string;
  /** SHA-256 of the file of weights. */
  readonly weights: string;
}

export interface StoredManifest {
  readonly [key: string]: Json | undefined;
  readonly experiment: string;
  readonly arm: string;
  readonly finished: string;
}

export interface StoredConfig {
  readonly [key: string]: Json | undefined;
  readonly folder: string;
  readonly file: string;
  readonly config: { readonly [key: string]: Json };
}

/** What each file has to hold, by the kind of its values: it may have been edited, or be of another program. */
const shapes = {
  "result.json": {
    id: "string",
    seed: "number",
    parameterCount: "number",
    final: "map",
    history: "list",
    digest: "string",
    weights: "string",
    tables: "map",
  },
  "manifest.json": { experiment: "string", arm: "string", finished: "string" },
  "config.json": { folder: "string", file: "string", config: "map" },
} as const;

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
  const json = <Shape>(name: keyof typeof shapes): Shape => {
    let value: Json;
    try {
      value = JSON.parse(text(name)) as Json;
    } catch (error) {
      if (error instanceof StoreError) throw error;
      throw damaged(id, join(folder, name), "is no JSON", error);
    }
    const wrong = Object.entries(shapes[name]).find(
      ([key, kind]) =>
        kindOf(kindOf(value) === "map" ? (value as Record<string, Json>)[key] : undefined) !== kind,
    );
    if (wrong !== undefined) throw damaged(id, join(folder, name), `lacks "${wrong[0]}", a ${wrong[1]}`);
    return value as Shape;
  };
  const identity = text(fileNames.identity);
  if (sha256(identity) !== id)
    throw damaged(id, join(folder, fileNames.identity), "is not what the id stands for");
  const resultText = text(fileNames.result);
  const result = json<StoredResult>(fileNames.result);
  if (result.id !== id) {
    throw damaged(id, join(folder, fileNames.result), "is of another run");
  }
  const audits = readLines(files, join(folder, fileNames.audits)) as readonly { readonly same?: boolean }[];
  const same = audits.filter((audit) => audit.same === true).length;
  return {
    id,
    identity,
    config: json<StoredConfig>(fileNames.config),
    result,
    resultText,
    manifest: json<StoredManifest>(fileNames.manifest),
    audits: { same, differing: audits.length - same },
  };
}

/** The weights of a run, whose digest its result tells. */
export function readRunWeights(files: Files, folder: string, run: StoredRun): Tensors {
  const path = join(folder, fileNames.weights);
  if (!files.exists(path)) throw damaged(run.id, path, "is missing");
  const bytes = files.read(path);
  if (sha256(bytes) !== run.result.weights)
    throw damaged(run.id, path, "has another digest than its result says");
  return decodeTensors(bytes, path).tensors;
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "list";
  return typeof value === "object" && value !== null ? "map" : typeof value;
}

function damaged(id: string, path: string, problem: string, cause?: unknown): StoreError {
  const advice = `remove the run (titrate rm ${id.slice(0, 12)}), and the next run of its experiment makes it anew`;
  return new StoreError("E_STORE_DAMAGED", `${path} ${problem}; ${advice}`, cause);
}
