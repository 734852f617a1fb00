import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nodeFiles, openStore, type Store } from "@titrate/store";
import { storeFolder } from "./store-folder.ts";

/** The store that a command keeps its runs in; `close` removes one that was made for this command alone. */
export interface StoreOfCommand {
  readonly store: Store;
  close(): void;
}

/**
 * @param option `--store FOLDER`; false for `--no-store`: runs are kept elsewhere until the command ends.
 * @throws StoreError where it cannot be written.
 */
export function openStoreFor(option: string | false | undefined): StoreOfCommand {
  if (option !== false) return { store: openStore(storeFolder(option)), close: () => {} };
  const folder = mkdtempSync(join(tmpdir(), "titrate-"));
  return {
    // What is thrown away need not be durable.
    store: openStore(join(folder, ".titrate"), { files: { ...nodeFiles, sync() {}, syncFolder() {} } }),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
