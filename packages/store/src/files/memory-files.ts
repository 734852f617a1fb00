import { dirname, sep } from "node:path";
import type { Files } from "./files.ts";

/** Files that this process alone sees, and that end with it. */
export function memoryFiles(): Files {
  const contents = new Map<string, { bytes: Uint8Array; modified: number }>();
  const folders = new Set<string>();
  let changes = 0;
  const inside = (path: string): string => (path.endsWith(sep) ? path : path + sep);
  const below = (path: string): string[] =>
    [...contents.keys(), ...folders].filter((each) => each.startsWith(inside(path)));
  const found = (path: string) => contents.get(path) ?? fail("ENOENT", path);
  const exists = (path: string): boolean => contents.has(path) || folders.has(path);
  const put = (path: string, bytes: Uint8Array): void => {
    if (!folders.has(dirname(path))) fail("ENOENT", path);
    contents.set(path, { bytes, modified: ++changes });
  };
  const files: Files = {
    write: (path, bytes) => put(path, Uint8Array.from(Buffer.from(bytes))),
    create(path, bytes) {
      if (exists(path)) return false;
      files.write(path, bytes);
      return true;
    },
    append: (path, text) =>
      put(path, Buffer.concat([contents.get(path)?.bytes ?? Buffer.of(), Buffer.from(text)])),
    truncate: (path, length) => put(path, found(path).bytes.slice(0, length)),
    sync: (path) => void found(path),
    syncFolder: () => {},
    rename(from, to) {
      if (!exists(from)) fail("ENOENT", from);
      if (folders.has(to) && below(to).length > 0) fail("ENOTEMPTY", to);
      for (const path of [from, ...below(from)]) {
        const moved = to + path.slice(from.length);
        const file = contents.get(path);
        if (file !== undefined) contents.set(moved, file);
        else folders.add(moved);
        contents.delete(path);
        folders.delete(path);
      }
    },
    link(from, to) {
      if (exists(to)) fail("EEXIST", to);
      put(to, found(from).bytes);
    },
    makeFolder(path) {
      for (let each = path; !folders.has(each); each = dirname(each)) folders.add(each);
    },
    remove(path) {
      for (const each of [path, ...below(path)]) {
        contents.delete(each);
        folders.delete(each);
      }
    },
    touch: (path) => put(path, found(path).bytes),
    read: (path) => found(path).bytes,
    list(path) {
      const names = below(path).map((each) => each.slice(inside(path).length).split(sep)[0]!);
      return [...new Set(names)].sort();
    },
    exists,
    modified: (path) => contents.get(path)?.modified,
  };
  return files;
}

function fail(code: string, path: string): never {
  throw Object.assign(new Error(`${code}: ${path}`), { code });
}
