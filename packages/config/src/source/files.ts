import { readdirSync, statSync } from "node:fs";
import { basename, dirname, extname, join, resolve } from "node:path";
import type { Source } from "./located.ts";
import type { Problem } from "./problem.ts";
import { formatFile } from "./problem.ts";
import { readText } from "./read-text.ts";
import { didYouMean } from "./suggest.ts";

const extension = ".yaml";

/**
 * Reads a config file, UTF-8 with or without a byte order mark. What cannot be read is a problem; without a place
 * where there is no file to point into.
 */
export function readSource(file: string): Source | Problem {
  const name = resolve(file);
  try {
    return readText(name);
  } catch (error) {
    return notFound(name, error as NodeJS.ErrnoException);
  }
}

function notFound(file: string, error: NodeJS.ErrnoException): Problem {
  const shown = formatFile(file);
  if (error.code !== "ENOENT" && error.code !== "ENOTDIR") {
    const reason = refusals[error.code ?? ""] ?? error.message;
    return { code: "E_FILE_NOT_FOUND", message: `${shown} cannot be read: ${reason}` };
  }
  const folder = dirname(file);
  const hint = didYouMean(basename(file), namesIn(folder, "file"));
  return { code: "E_FILE_NOT_FOUND", message: `there is no file ${shown}`, hint };
}

const refusals: Readonly<Record<string, string>> = {
  EACCES: "you have no permission to",
  EPERM: "you have no permission to",
  ELOOP: "its links lead in a circle",
  ENXIO: "it is no regular file",
};

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
