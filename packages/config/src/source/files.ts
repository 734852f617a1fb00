import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from "node:fs";
import { basename, dirname, extname, join, resolve } from "node:path";
import type { Source } from "./located.ts";
import { locator } from "./located.ts";
import type { Problem } from "./problem.ts";
import { formatFile } from "./problem.ts";
import { didYouMean } from "./suggest.ts";

const extension = ".yaml";

/** Of a config file, in bytes. What is larger is data, and would be parsed for seconds. */
const maxSize = 1_000_000;

/** Reads a config file, UTF-8 with or without a byte order mark. */
export function readSource(file: string): Source | Problem {
  const name = resolve(file);
  try {
    const { size } = statSync(name);
    if (size > maxSize) return tooLarge(name, size);
    const text = new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(name));
    return { kind: "file", name, text };
  } catch (error) {
    if (error instanceof TypeError) {
      return { code: "E_YAML", message: `${formatFile(name)} is not text in UTF-8` };
    }
    return notFound(name, error as NodeJS.ErrnoException);
  }
}

function tooLarge(name: string, size: number): Problem {
  const head = Buffer.alloc(80);
  const descriptor = openSync(name, "r");
  readSync(descriptor, head);
  closeSync(descriptor);
  const text = `${head.toString("latin1").split("\n")[0]}\n`;
  return {
    code: "E_YAML",
    message: `the file has ${(size / 1e6).toFixed(1)} MB, a config at most ${maxSize / 1e6}`,
    location: locator({ kind: "file", name, text })(0, 1),
    hint: "put data into a file of its own, which a dataset reads",
  };
}

function notFound(file: string, error: NodeJS.ErrnoException): Problem {
  const shown = formatFile(file);
  if (error.code !== "ENOENT" && error.code !== "ENOTDIR") {
    return { code: "E_FILE_NOT_FOUND", message: `${shown} cannot be read: ${error.message}` };
  }
  const folder = dirname(file);
  const hint = didYouMean(basename(file), namesIn(folder, "file"));
  return { code: "E_FILE_NOT_FOUND", message: `there is no file ${shown}`, hint };
}

/** The file of a config such as `model/three-layer`: in the first folder of the search path that has it. */
export function findConfig(searchPath: readonly string[], path: string): string | undefined {
  return searchPath.map((folder) => join(folder, path + extension)).find(isFile);
}

/** Whether a group exists: a folder along the search path. */
export function isGroup(searchPath: readonly string[], group: string): boolean {
  return searchPath.some((folder) => isFolder(join(folder, group)));
}

/** The options of a group along the search path, sorted; of the empty group, the configs without one. */
export function listOptions(searchPath: readonly string[], group: string): string[] {
  const files = searchPath.flatMap((folder) => namesIn(join(folder, group), "file"));
  return unique(files.filter((name) => extname(name) === extension).map((name) => basename(name, extension)));
}

/** The groups along the search path, nested ones as `model/activation`, sorted. */
export function listGroups(searchPath: readonly string[]): string[] {
  const below = (group: string, depth: number): string[] => {
    const names = unique(searchPath.flatMap((folder) => namesIn(join(folder, group), "folder")));
    return names.flatMap((name) => {
      const path = group === "" ? name : `${group}/${name}`;
      return depth === 0 ? [path] : [path, ...below(path, depth - 1)];
    });
  };
  return below("", maxNesting).sort();
}

/** Of groups in groups, as a guard against links that lead in a circle. */
const maxNesting = 5;

/**
 * Where an experiment's groups are looked for: the `configs` folder beside or above its file that is nearest,
 * then the packaged folders.
 */
export function findConfigFolders(experimentFile: string, packaged: readonly string[] = []): string[] {
  for (let folder = dirname(resolve(experimentFile)); ; folder = dirname(folder)) {
    const configs = join(folder, "configs");
    if (isFolder(configs)) return [...new Set([configs, ...packaged])];
    if (folder === dirname(folder)) return [...packaged];
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function namesIn(folder: string, kind: "file" | "folder"): string[] {
  if (!isFolder(folder)) return [];
  // A link counts as what it points to.
  const isKind = kind === "folder" ? isFolder : isFile;
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) =>
      entry.isSymbolicLink() ? isKind(join(folder, entry.name)) : entry.isDirectory() === (kind === "folder"),
    )
    .map((entry) => entry.name);
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}
