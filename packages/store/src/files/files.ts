import {
  appendFileSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";

/** All that the store does to files, one system call a function or nearly: so tests can make any of them fail. */
export interface Files {
  /** Replaces what is there, if anything. Not atomic, not durable. */
  write(path: string, bytes: Uint8Array | string): void;
  /** Makes a file that is not there yet; false where it is. */
  create(path: string, bytes: Uint8Array | string): boolean;
  append(path: string, text: string): void;
  truncate(path: string, length: number): void;
  /** Makes a file's content durable. */
  sync(path: string): void;
  /** Makes a folder's entries durable. */
  syncFolder(path: string): void;
  rename(from: string, to: string): void;
  /** A second name for a file; throws EEXIST where that name is taken. */
  link(from: string, to: string): void;
  /** With the folders above it; fine where it exists. */
  makeFolder(path: string): void;
  /** A file, or a folder with all in it; fine where there is none. */
  remove(path: string): void;
  /** Sets the time of the last change to now. */
  touch(path: string): void;
  read(path: string): Uint8Array;
  /** Names in a folder, sorted; none where there is no folder. */
  list(path: string): string[];
  exists(path: string): boolean;
  /** Milliseconds; undefined where there is no file. */
  modified(path: string): number | undefined;
}

export const nodeFiles: Files = {
  write: (path, bytes) => writeFileSync(path, bytes),
  create(path, bytes) {
    try {
      writeFileSync(path, bytes, { flag: "wx", flush: true });
      return true;
    } catch (error) {
      if (isOneOf(error, ["EEXIST"])) return false;
      throw error;
    }
  },
  append: (path, text) => appendFileSync(path, text),
  truncate: (path, length) => truncateSync(path, length),
  sync: (path) => syncPath(path, "r+"),
  syncFolder(path) {
    try {
      syncPath(path, "r");
    } catch (error) {
      // Windows has no such thing.
      if (!isOneOf(error, ["EPERM", "EISDIR", "EINVAL", "EACCES"]) || process.platform !== "win32")
        throw error;
    }
  },
  rename: (from, to) => renameSync(from, to),
  link: (from, to) => linkSync(from, to),
  makeFolder(path) {
    try {
      mkdirSync(path, { recursive: true });
    } catch (error) {
      // On a file system that cannot be written Node says that there is no such folder; this says why.
      if (!isOneOf(error, ["ENOENT"])) throw error;
      mkdirSync(path);
    }
  },
  remove: (path) => rmSync(path, { recursive: true, force: true, maxRetries: 3 }),
  touch(path) {
    const now = new Date();
    utimesSync(path, now, now);
  },
  read: (path) => readFileSync(path),
  list(path) {
    try {
      return readdirSync(path).sort();
    } catch (error) {
      if (isOneOf(error, ["ENOENT"])) return [];
      throw error;
    }
  },
  exists: (path) => existsSync(path),
  modified: (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs,
};

/** Whether an error of the system has one of these codes. */
export function isOneOf(error: unknown, codes: readonly string[]): boolean {
  return codes.includes((error as NodeJS.ErrnoException | undefined)?.code ?? "");
}

function syncPath(path: string, flags: string): void {
  const file = openSync(path, flags);
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
