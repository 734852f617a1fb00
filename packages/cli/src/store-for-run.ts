import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { memoryFiles, openStore, type Store } from "@titrate/store";
import { storeFolder } from "./store-folder.ts";

/** The store that a command keeps its runs in; `close` removes one that was made for this command alone. */
export interface StoreOfCommand {
  readonly store: Store;
  close(): void;
}

/**
 * @param option `--store FOLDER`; false for `--no-store`: runs are kept until the command ends, in memory, or where its
 *   workers can read them.
 * @throws StoreError where it cannot be written.
 */
export function openStoreFor(option: string | false | undefined, workers?: number): StoreOfCommand {
  if (option !== false) return { store: openStore(storeFolder(option)), close: () => {} };
  if (workers === undefined) {
    const store = openStore(join(process.cwd(), ".titrate"), { files: memoryFiles() });
    return { store, close: () => {} };
  }
  const folder = mkdtempSync(join(tmpdir(), "titrate-"));
  return {
    store: openStore(join(folder, ".titrate")),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
