import { type ExitCode, exitCodes } from "../exit-code.ts";
import { existingStore } from "../store-folder.ts";
import type { Terminal } from "../terminal/terminal.ts";

export interface RemoveOptions {
  readonly store?: string;
}

/**
 * What `titrate rm` does.
 *
 * @throws StoreError where one of them is not known: then none is removed.
 */
export async function removeRuns(
  names: readonly string[],
  options: RemoveOptions,
  { out }: Terminal,
): Promise<ExitCode> {
  const store = existingStore(options.store);
  const ids = [...new Set(names.map((name) => store.resolveAnyRun(name)))];
  for (const id of ids) {
    if (store.hasRun(id)) store.removeRun(id);
    else store.forget(id);
    out.write(`removed ${id}\n`);
  }
  return exitCodes.ok;
}
