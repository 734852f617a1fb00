import { mergeStore, openStore } from "@titrate/store";
import { type ExitCode, exitCodes } from "../exit-code.ts";
import { existingStore, storeFolder } from "../store-folder.ts";
import type { Terminal } from "../terminal/terminal.ts";

export interface MergeOptions {
  readonly store?: string;
}

/**
 * What `titrate merge` does.
 *
 * @throws StoreError where one of them is no store.
 */
export async function mergeStores(
  folders: readonly string[],
  options: MergeOptions,
  { out, err }: Terminal,
): Promise<ExitCode> {
  const others = folders.map((folder) => existingStore(folder));
  const store = openStore(storeFolder(options.store));
  let isWhole = true;
  for (const other of others) {
    const { added, known, differing, damaged } = mergeStore(store, other);
    out.write(`${other.folder}: ${added} added, ${known} known already\n`);
    for (const id of differing)
      err.write(`differs: ${id}: both have it, with other bits; the one of ${store.folder} stays\n`);
    for (const id of damaged) err.write(`damaged: ${id}: it is not taken over from ${other.folder}\n`);
    isWhole &&= differing.length === 0 && damaged.length === 0;
  }
  return isWhole ? exitCodes.ok : exitCodes.runFailed;
}
