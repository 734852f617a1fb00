import { dirname, join } from "node:path";
import { accessError } from "../store-error.ts";
import { type Files, isOneOf } from "./files.ts";
import { temporaryName } from "./names.ts";

/**
 * Writes a file whole or not at all: whoever reads it, even after a power cut, finds the old content or the new one.
 *
 * @throws StoreError; the old file stands then.
 */
export function writeAtomic(files: Files, path: string, bytes: Uint8Array | string): void {
  withTemporary(files, path, bytes, (temporary) => files.rename(temporary, path));
}

/**
 * Creates a file whole, unless there is one: false then. Of many that try at once one succeeds.
 *
 * @throws StoreError where it cannot be written.
 */
export function createExclusive(files: Files, path: string, bytes: Uint8Array | string): boolean {
  let isNew = true;
  withTemporary(files, path, bytes, (temporary) => {
    try {
      files.link(temporary, path);
    } catch (error) {
      if (isOneOf(error, ["EEXIST"])) isNew = false;
      // Where files have one name only, a claim or a version may be seen half written for a moment.
      else if (isOneOf(error, ["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"]))
        isNew = files.create(path, bytes);
      else throw error;
    }
    files.remove(temporary);
  });
  return isNew;
}

/**
 * Gives a folder, staged beside it on the same file system, its name: false where there is one of this name that is
 * not empty. Its files have to be synced.
 *
 * @throws StoreError where it cannot be written.
 */
export function publishFolder(files: Files, staged: string, target: string): boolean {
  try {
    files.makeFolder(dirname(target));
    files.syncFolder(staged);
    files.rename(staged, target);
    files.syncFolder(dirname(target));
    return true;
  } catch (error) {
    const isTaken =
      isOneOf(error, ["ENOTEMPTY", "EEXIST", "EPERM", "EACCES"]) && files.list(target).length > 0;
    if (isTaken) return false;
    throw accessError(target, error);
  }
}

/** Writes a file into a folder that nobody reads yet, durably. */
export function writeStaged(files: Files, path: string, bytes: Uint8Array | string): void {
  try {
    files.write(path, bytes);
    files.sync(path);
  } catch (error) {
    throw accessError(path, error);
  }
}

function withTemporary(
  files: Files,
  path: string,
  bytes: Uint8Array | string,
  place: (temporary: string) => void,
): void {
  const folder = dirname(path);
  const temporary = join(folder, temporaryName());
  try {
    files.makeFolder(folder);
    files.write(temporary, bytes);
    files.sync(temporary);
    place(temporary);
    files.syncFolder(folder);
  } catch (error) {
    removeQuietly(files, temporary);
    throw accessError(path, error);
  }
}

function removeQuietly(files: Files, path: string): void {
  try {
    files.remove(path);
  } catch {
    // What went wrong before is told; a file left over is found by gc.
  }
}
