import { type Lock, lockFileOf, lockOf, lockText, prepareExperiment } from "@titrate/experiment";
import { nodeFiles, openStore, writeAtomic } from "@titrate/store";
import { type ExitCode, exitCodes } from "../exit-code.ts";
import { packagedConfigs } from "../packaged-configs.ts";
import { storeFolder } from "../store-folder.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { launchRuns } from "./launch-runs.ts";

export interface LockOptions {
  readonly workers?: number;
  readonly store?: string;
}

/**
 * What `titrate lock` does.
 *
 * @throws ConfigError, StoreError.
 */
export async function lockExperiment(
  file: string,
  options: LockOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { out, err, signal } = terminal;
  const store = openStore(storeFolder(options.store));
  const prepared = await prepareExperiment(file, { packagedConfigs, signal });
  const kept = prepared.freeze(store);
  if ((await launchRuns(kept, options, terminal)) === "interrupted") return exitCodes.interrupted;
  const failed = kept.runs.filter(({ id }) => !store.hasRun(id)).length;
  if (failed > 0) {
    err.write(`no lock is written: ${failed} of ${kept.runs.length} runs failed (titrate run tells why)\n`);
    return exitCodes.runFailed;
  }
  const lock: Lock = lockOf(kept, store);
  const target = lockFileOf(file);
  writeAtomic(nodeFiles, target, Buffer.from(lockText(lock)));
  out.write(`${target}: ${lock.runs.length} runs\n`);
  return exitCodes.ok;
}
