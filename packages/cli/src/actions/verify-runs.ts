import { existsSync } from "node:fs";
import { planExperiment, type Verification, verifyRun } from "@titrate/experiment";
import { jsonPieces } from "@titrate/report";
import type { Store } from "@titrate/store";
import { type ExitCode, exitCodes } from "../exit-code.ts";
import { packagedConfigs } from "../packaged-configs.ts";
import { existingStore } from "../store-folder.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { UsageError } from "../usage-error.ts";

export interface VerifyOptions {
  readonly store?: string;
  readonly json?: boolean;
}

/** A run that is to be verified, by the name that is shown. */
interface Subject {
  readonly name: string;
  readonly run: string;
}

/**
 * What `titrate verify` does.
 *
 * @throws UsageError, StoreError where no such run is stored.
 */
export async function verifyRuns(
  what: string,
  overrides: readonly string[],
  options: VerifyOptions,
  { out, signal }: Terminal,
): Promise<ExitCode> {
  const store = existingStore(options.store);
  const subjects = await subjectsOf(what, overrides, store);
  const found: (Subject & Verification)[] = [];
  for (const subject of subjects) {
    signal.throwIfAborted();
    const verification = await verifyRun(store, subject.run, signal);
    found.push({ ...subject, ...verification });
    if (options.json !== true) out.write(line(subject, verification));
  }
  const wrong = found.filter(({ status }) => status !== "same").length;
  if (options.json) for (const piece of jsonPieces({ v: 1, runs: found })) out.write(piece);
  else
    out.write(
      wrong === 0
        ? `${counted(found.length)}, every bit the same\n`
        : `${counted(found.length)}, ${wrong} not the same\n`,
    );
  return wrong === 0 ? exitCodes.ok : exitCodes.frozenDiffers;
}

async function subjectsOf(what: string, overrides: readonly string[], store: Store): Promise<Subject[]> {
  if (!existsSync(what)) {
    if (overrides.length > 0)
      throw new UsageError("overrides are of an experiment; a run has its own config");
    const run = store.resolveRun(what);
    return [{ name: run.slice(0, 8), run }];
  }
  const { plan, identify } = await planExperiment(what, { overrides, packagedConfigs });
  const subjects = plan.arms.flatMap((arm) => {
    const identityOf = identify(arm);
    return plan.seeds.map((seed) => ({ name: `${arm.name} seed ${seed}`.trim(), run: identityOf(seed).id }));
  });
  const missing = subjects.filter(({ run }) => !store.hasRun(run));
  if (missing.length > 0) {
    throw new UsageError(
      `${missing.length} of its ${subjects.length} runs are not finished (the first: ${missing[0]!.name}); titrate run ${what} first`,
    );
  }
  return subjects;
}

function line({ name, run }: Subject, { status, what }: Verification): string {
  const words = {
    same: "the same",
    differs: `differs: ${what}`,
    changed: `not executed: it would be another run, since these have changed: ${what}`,
  };
  return `${run.slice(0, 8)}  ${name === run.slice(0, 8) ? "" : `${name}  `}${words[status]}\n`;
}

function counted(count: number): string {
  return `${count} ${count === 1 ? "run" : "runs"} executed again`;
}
