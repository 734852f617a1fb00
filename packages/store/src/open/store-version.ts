import { join } from "node:path";
import { createExclusive, writeAtomic } from "../files/atomic.ts";
import type { Files } from "../files/files.ts";
import { StoreError } from "../store-error.ts";
import { type Layout, layoutOf } from "./layout.ts";

/** The version of the layout that this titrate writes. */
export const storeVersion = 1;

/** Makes a store of a version one of the next. */
export type Migration = (files: Files, layout: Layout) => void;

/** By the version that it starts from. There is only one version yet. */
const migrations: Readonly<Record<number, Migration>> = {};

/**
 * Makes a folder a store, or checks that it is one that this version can use; an older one is brought up to date. Any
 * number of processes may do so at once.
 *
 * @throws StoreError where it is no store, is newer, or cannot be written.
 */
export function enterStore(
  files: Files,
  folder: string,
  steps: Readonly<Record<number, Migration>> = migrations,
  current: number = storeVersion,
): void {
  const layout = layoutOf(folder);
  if (!files.exists(layout.version)) {
    const names = files.list(folder).filter((name) => !name.startsWith("."));
    // Another process may be making it right now: it makes nothing before it says what the folder is.
    if (names.length > 0 && !files.exists(layout.version)) {
      const advice = "name a folder that is empty, or that does not exist yet";
      throw new StoreError(
        "E_STORE_DAMAGED",
        `${folder} is no store of titrate, and holds ${names[0]}; ${advice}`,
      );
    }
    // What is in it is no part of a project's history.
    createExclusive(files, join(folder, ".gitignore"), "*\n");
    createExclusive(files, layout.version, versionText(current));
    return;
  }
  for (let version = readVersion(files, layout); version < current; version++) {
    const migrate = steps[version];
    if (migrate === undefined) {
      throw new StoreError(
        "E_STORE_VERSION",
        `${folder} is of version ${version}, which cannot be brought up to date`,
      );
    }
    migrate(files, layout);
    writeAtomic(files, layout.version, versionText(version + 1));
  }
  const found = readVersion(files, layout);
  if (found > current) {
    throw new StoreError(
      "E_STORE_VERSION",
      `${folder} was written by a newer titrate (version ${found} of the store, this one knows ${current}); update titrate, or give another place by --store FOLDER`,
    );
  }
}

const versionText = (version: number): string => `{"titrate-store":${version}}\n`;

function readVersion(files: Files, { version: path }: Layout): number {
  let content: unknown;
  try {
    content = JSON.parse(Buffer.from(files.read(path)).toString("utf8"));
  } catch {
    content = undefined;
  }
  const version = (content as { readonly "titrate-store"?: unknown } | undefined)?.["titrate-store"];
  if (typeof version === "number" && Number.isSafeInteger(version)) return version;
  throw new StoreError(
    "E_STORE_DAMAGED",
    `${path} does not say what version the store is of; write {"titrate-store":1}`,
  );
}
