import { existsSync, readFileSync } from "node:fs";
import {
  type KeptPlan,
  type Lock,
  lockDifferences,
  lockFileOf,
  lockOf,
  parseLock,
} from "@titrate/experiment";
import type { Store } from "@titrate/store";
import { type ExitCode, exitCodes } from "../exit-code.ts";
import { UsageError } from "../usage-error.ts";

/** More differences than these are only counted. */
const mostTold = 20;

/** @throws UsageError where there is none, or it cannot be read. */
export function readLock(experiment: string): Lock {
  const file = lockFileOf(experiment);
  if (!existsSync(file)) {
    throw new UsageError(`--frozen: there is no ${file}; titrate lock ${experiment} writes it`);
  }
  try {
    return parseLock(readFileSync(file, "utf8"));
  } catch (error) {
    throw new UsageError(`--frozen: ${file}: ${error instanceof Error ? error.message : error}`);
  }
}

/** Tells every run that does not come to what the lock says. */
export function compareWithLock(
  lock: Lock,
  kept: KeptPlan,
  store: Store,
  err: { write(text: string): unknown },
): ExitCode {
  const differences = lockDifferences(lock, lockOf(kept, store));
  for (const difference of differences.slice(0, mostTold)) err.write(`not as the lock says: ${difference}\n`);
  if (differences.length > mostTold) err.write(`and ${differences.length - mostTold} more\n`);
  return differences.length === 0 ? exitCodes.ok : exitCodes.frozenDiffers;
}
