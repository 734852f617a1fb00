import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, extname, join, resolve } from "node:path";
import type { Source } from "./located.ts";
import type { Problem } from "./problem.ts";
import { formatFile } from "./problem.ts";
import { didYouMean } from "./suggest.ts";

const extension = ".yaml";

/** Reads a config file, UTF-8 with or without a byte order mark. */
export function readSource(file: string): Source | Problem {
  const name = resolve(file);
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(name));
    return { kind: "file", name, text };
  } catch (error) {
    if (error instanceof TypeError) {
      return { code: "E_YAML", message: `${formatFile(name)} is not text in UTF-8` };
    }
    return notFound(name, error as NodeJS.ErrnoException);
  }
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

/** The file of a group's option: the first folder of the search path that has it. */
export function findOption(searchPath: readonly string[], group: string, option: string): string | undefined {
  return searchPath
    .map((folder) => join(folder, group, option + extension))
    .find((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
}

/** The options of a group along the search path, sorted. */
export function listOptions(searchPath: readonly string[], group: string): string[] {
  const files = searchPath.flatMap((folder) => namesIn(join(folder, group), "file"));
  return unique(files.filter((name) => extname(name) === extension).map((name) => basename(name, extension)));
}

/** The groups along the search path, sorted. */
export function listGroups(searchPath: readonly string[]): string[] {
  return unique(searchPath.flatMap((folder) => namesIn(folder, "folder")));
}

/**
 * Where an experiment's groups are looked for: the `configs` folder beside or above its file that is nearest,
 * then the packaged folders.
 */
export function findConfigFolders(experimentFile: string, packaged: readonly string[] = []): string[] {
  for (let folder = dirname(resolve(experimentFile)); ; folder = dirname(folder)) {
    const configs = join(folder, "configs");
    if (statSync(configs, { throwIfNoEntry: false })?.isDirectory())
      return [...new Set([configs, ...packaged])];
    if (folder === dirname(folder)) return [...packaged];
  }
}

function namesIn(folder: string, kind: "file" | "folder"): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  const entries = readdirSync(folder, { withFileTypes: true });
  // A link counts as what it points to.
  return entries
    .filter((entry) => {
      const isFolder = entry.isSymbolicLink()
        ? statSync(join(folder, entry.name), { throwIfNoEntry: false })?.isDirectory()
        : entry.isDirectory();
      return isFolder === (kind === "folder");
    })
    .map((entry) => entry.name);
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}
