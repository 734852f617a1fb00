import { collectGarbage } from "@titrate/store";
import { type ExitCode, exitCodes } from "../exit-code.ts";
import { existingStore } from "../store-folder.ts";
import type { Terminal } from "../terminal/terminal.ts";

export interface GarbageOptions {
  readonly dryRun?: boolean;
  readonly store?: string;
}

/** What `titrate gc` does. */
export async function removeGarbage(
  { dryRun = false, store }: GarbageOptions,
  { out }: Terminal,
): Promise<ExitCode> {
  const garbage = collectGarbage(existingStore(store), { dryRun, now: Date.now() });
  for (const { path, why } of garbage) out.write(`${dryRun ? "would remove" : "removed"} ${path} (${why})\n`);
  if (garbage.length === 0) out.write("there is nothing to remove\n");
  return exitCodes.ok;
}
