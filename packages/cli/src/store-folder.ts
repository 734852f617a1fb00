import { resolve } from "node:path";
import { findStore, openStore, type Store } from "@titrate/store";

/** The folder of the store that a command works with. */
export const storeFolder = (option: string | undefined): string =>
  option === undefined ? findStore(process.cwd()) : resolve(option);

/**
 * The store that a command looks into.
 *
 * @throws StoreError where there is none.
 */
export const existingStore = (option: string | undefined): Store =>
  openStore(storeFolder(option), { create: false });
