import { join, resolve } from "node:path";
import { newestStep } from "../checkpoints/checkpoints.ts";
import { type Claim, type ClaimOptions, claimsOf } from "../claims/claims.ts";
import { writeAtomic } from "../files/atomic.ts";
import { type Files, nodeFiles } from "../files/files.ts";
import { freshName } from "../files/names.ts";
import { type Json, jsonText } from "../json.ts";
import { type CommitOutcome, commitRun, isReadable, type RunFiles } from "../runs/commit-run.ts";
import { resolveRun } from "../runs/resolve-run.ts";
import { fileNames, readRunWeights, readStoredRun, type StoredRun } from "../runs/stored-run.ts";
import { sha256 } from "../sha256.ts";
import { accessError, StoreError } from "../store-error.ts";
import { decodeTensors } from "../tensors/decode-tensors.ts";
import type { Tensors } from "../tensors/tensor.ts";
import { layoutOf } from "./layout.ts";
import { enterStore } from "./store-version.ts";

/** Why a run has no result. */
export interface Failure {
  readonly message: string;
  readonly code?: string;
}

export interface Quarantine {
  readonly reason: string;
  readonly attempts: number;
}

/** What was run and what came out, as plain files in a folder. */
export interface Store {
  /** Absolute. */
  readonly folder: string;
  readonly files: Files;
  hasRun(id: string): boolean;
  /** The ids of all finished runs, sorted. */
  runIds(): string[];
  /** The ids of runs that are begun, failed or quarantined. */
  unfinishedIds(): string[];
  /** @throws StoreError where no run, or more than one, is called so. */
  resolveRun(name: string): string;
  /** As `resolveRun`, of unfinished runs too. */
  resolveAnyRun(name: string): string;
  /** @throws StoreError where it is damaged. */
  readRun(id: string): StoredRun | undefined;
  readWeights(id: string): Tensors;
  readPredictions(id: string, split: string): Tensors | undefined;
  commitRun(id: string, run: RunFiles): CommitOutcome;
  /** It is gone at once, and its files soon. */
  removeRun(id: string): void;
  /** Where the files of a finished run lie. */
  runFolder(id: string): string;
  /** Where the checkpoints of an unfinished run lie. */
  workFolder(id: string): string;
  /** The step of its newest checkpoint. */
  pausedAt(id: string): number | undefined;
  noteFailure(id: string, failure: Failure): void;
  readFailure(id: string): Failure | undefined;
  quarantine(id: string, why: Quarantine): void;
  readQuarantine(id: string): Quarantine | undefined;
  /** Forgets what is known of a run that is not finished. */
  forget(id: string): void;
  /** undefined where another process works on the run. */
  claim(id: string): Claim | undefined;
  /** Writes a plan down, and gives its id: the hash of its text. */
  savePlan(text: string): string;
  /** undefined where there is none, or its text is not what its id stands for. */
  readPlan(id: string): string | undefined;
  planIds(): string[];
  /** Keeps how a work tree differed from its commit, under its SHA-256. */
  keepDiff(digest: string, text: string): void;
}

export interface OpenOptions {
  readonly files?: Files;
  readonly claims?: ClaimOptions;
  /** Whether it is made where there is none; without, that is an error. */
  readonly create?: boolean;
}

/**
 * Opens the store in a folder, and makes it where there is none.
 *
 * @throws StoreError where it is no store, of another version, or cannot be written.
 */
export function openStore(
  path: string,
  { files = nodeFiles, claims, create = true }: OpenOptions = {},
): Store {
  const folder = resolve(path);
  const layout = layoutOf(folder);
  if (!create && !files.exists(layout.version)) {
    throw new StoreError("E_RUN_UNKNOWN", `there is no store in ${folder}; titrate run makes one`);
  }
  try {
    enterStore(files, folder);
  } catch (error) {
    throw accessError(folder, error);
  }
  const hasRun = (id: string): boolean => isReadable(files, layout.run(id), id);
  const runIds = (): string[] => files.list(layout.runs).filter((name) => isId.test(name));
  const unfinishedIds = (): string[] =>
    files.list(layout.work).filter((name) => isId.test(name) && !hasRun(name));
  const note = (id: string, name: string, value: Json): void =>
    writeAtomic(files, join(layout.workOf(id), name), jsonText(value));
  const read = (path: string): unknown =>
    files.exists(path) ? parseOrNothing(Buffer.from(files.read(path)).toString("utf8")) : undefined;
  const readRun = (id: string): StoredRun | undefined =>
    files.exists(layout.run(id)) ? readStoredRun(files, layout.run(id), id) : undefined;
  const forget = (id: string): void => {
    files.remove(layout.workOf(id));
    files.remove(layout.claimsOf(id));
  };
  const readPlan = (id: string): string | undefined => {
    if (!files.exists(layout.plan(id))) return undefined;
    const text = Buffer.from(files.read(layout.plan(id))).toString("utf8");
    return sha256(text) === id ? text : undefined;
  };

  return {
    folder,
    files,
    hasRun,
    runIds,
    unfinishedIds,
    resolveRun: (name) => resolveRun(name, runIds(), folder),
    resolveAnyRun: (name) => resolveRun(name, [...new Set([...runIds(), ...unfinishedIds()])].sort(), folder),
    readRun,
    readWeights: (id) => readRunWeights(files, layout.run(id), known(readRun(id), id, folder)),
    readPredictions(id, split) {
      const path = join(layout.run(id), fileNames.predictions(split));
      return files.exists(path) ? decodeTensors(files.read(path), path).tensors : undefined;
    },
    commitRun(id, run) {
      const outcome = commitRun(files, layout, id, run);
      // Whoever died before this left files that gc finds.
      if (outcome.status === "committed") forget(id);
      return outcome;
    },
    removeRun(id) {
      const aside = join(layout.staging, `removed-${freshName()}`);
      try {
        files.makeFolder(layout.staging);
        files.rename(layout.run(id), aside);
        files.syncFolder(layout.runs);
        files.remove(aside);
      } catch (error) {
        throw accessError(layout.run(id), error);
      }
    },
    runFolder: (id) => layout.run(id),
    workFolder: (id) => layout.workOf(id),
    pausedAt: (id) => newestStep(files, layout.workOf(id)),
    noteFailure: (id, { message, code }) =>
      note(id, failureFile, { v: 1, message, ...(code !== undefined && { code }) }),
    readFailure: (id) => read(join(layout.workOf(id), failureFile)) as Failure | undefined,
    quarantine: (id, { reason, attempts }) => note(id, quarantineFile, { v: 1, reason, attempts }),
    readQuarantine: (id) => read(join(layout.workOf(id), quarantineFile)) as Quarantine | undefined,
    forget,
    claim: claimsOf(files, layout, claims),
    savePlan(text) {
      const id = sha256(text);
      if (readPlan(id) === undefined) writeAtomic(files, layout.plan(id), text);
      return id;
    },
    readPlan,
    planIds: () => files.list(layout.plans).flatMap((name) => /^([0-9a-f]{64})\.json$/.exec(name)?.[1] ?? []),
    keepDiff(digest, text) {
      const path = layout.diff(digest);
      if (!files.exists(path)) writeAtomic(files, path, text);
    },
  };
}

const isId = /^[0-9a-f]{64}$/;
const failureFile = "failure.json";
const quarantineFile = "quarantine.json";

function known(run: StoredRun | undefined, id: string, folder: string): StoredRun {
  if (run !== undefined) return run;
  throw new StoreError("E_RUN_UNKNOWN", `there is no run ${id} in ${folder}; titrate ls lists them`);
}

/** What is no JSON says nothing. */
function parseOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
