import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** The store of a folder: the nearest above that is there, else the one that would be made in it. */
export function findStore(from: string): string {
  const start = resolve(from);
  for (let folder = start; ; folder = dirname(folder)) {
    const store = join(folder, ".titrate");
    if (existsSync(join(store, "store.json"))) return store;
    if (folder === dirname(folder)) return join(start, ".titrate");
  }
}
