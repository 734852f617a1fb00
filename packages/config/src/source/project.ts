import { existsSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve } from "node:path";
import type { Location } from "./located.ts";
import { quote } from "./located.ts";
import type { Problem } from "./problem.ts";

/** Where an experiment's paths may lead. */
export interface Project {
  /** The folder that they stay in, absolute. */
  readonly root: string;
  /** The experiment's own, absolute: relative paths start there. */
  readonly folder: string;
}

/** What stands at the top of a project. */
const marks: readonly string[] = ["package.json", "pnpm-workspace.yaml", ".git", "configs", "experiments"];

/**
 * The project of an experiment's file. Its root is the highest of: the working folder, where that holds the
 * experiment; the nearest folder above the file that has a package.json, pnpm-workspace.yaml, .git, configs or experiments;
 * the file's own folder.
 */
export function findProject(file: string, workingFolder: string = process.cwd()): Project {
  const folder = dirname(resolve(file));
  const candidates = [folder, markedFolder(folder)];
  if (isWithin(workingFolder, folder)) candidates.push(resolve(workingFolder));
  // Each is the folder or lies above it: the shortest is the highest.
  const root = candidates.reduce((best, one) =>
    one !== undefined && one.length < best!.length ? one : best,
  );
  return { root: root!, folder };
}

function markedFolder(start: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    if (marks.some((mark) => existsSync(join(folder, mark)))) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

/** A path, absolute or from the experiment's folder, that leads out of the project. A link counts as what it is named. */
export function pathProblem(
  path: string,
  location: Location,
  { root, folder }: Project,
): Problem | undefined {
  if (isWithin(root, resolve(folder, path))) return undefined;
  return {
    code: "E_PATH",
    message: `${quote(path)} leaves the project (${root})`,
    location,
    hint: "link it into the project, or run titrate from a folder that holds both",
  };
}

/**
 * What is wrong with a name in `plugins:` before anything is looked for: a file that lies outside of the project, or
 * what is no name of a package. Nothing else may be imported.
 */
export function pluginPathProblem(
  specifier: string,
  location: Location,
  project: Project,
): Problem | undefined {
  if (isPluginFile(specifier)) return pathProblem(specifier, location, project);
  if (/^(@[\w.-]+\/)?\w[\w.-]*(\/\w[\w.-]*)*$/.test(specifier) && !specifier.includes("..")) return undefined;
  return {
    code: "E_PATH",
    message: `${quote(specifier)} is neither a file nor the name of a package`,
    location,
    hint: "write a file as ./name.ts, a package as package or @scope/package",
  };
}

/** Whether a name in `plugins:` is a file's; else it is a package's. */
export function isPluginFile(specifier: string): boolean {
  return /^\.{0,2}\//.test(specifier) || isAbsolute(specifier) || /\.[cm]?[jt]s$/.test(specifier);
}

function isWithin(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== ".." && !/^\.\.[\\/]/.test(way) && !isAbsolute(way);
}
