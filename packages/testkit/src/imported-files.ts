import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { codeOnly } from "./code-only.ts";
import { type HostProblem, hostProblems } from "./host-code.ts";

/** A problem, and the file that it is in. */
export interface FileProblem extends HostProblem {
  readonly file: string;
}

/** What `hostProblems` finds in a file, and in all files that it imports by a path, directly or not; each file once. */
export function hostProblemsOf(file: string): FileProblem[] {
  return filesFrom(resolve(file)).flatMap((each) =>
    hostProblems(readFileSync(each, "utf8")).map((problem) => ({ file: each, ...problem })),
  );
}

/** The file, and those that it imports by a path. What is not there is left out: to import it fails by itself. */
function filesFrom(file: string): string[] {
  const files = new Set<string>();
  const enter = (path: string): void => {
    if (files.has(path) || !/\.[cm]?[jt]sx?$/.test(path)) return;
    if (!existsSync(path) || !statSync(path).isFile()) return;
    files.add(path);
    for (const name of importsOf(readFileSync(path, "utf8"))) enter(resolve(dirname(path), name));
  };
  enter(file);
  return [...files];
}

/** The paths that a module imports, but for types alone. */
function importsOf(text: string): string[] {
  const statement =
    /\b(?:import|export)\b(?!\s+type\b)[^"';()]*?"(\.[^"]*)"|\b(?:import|require)\s*\(\s*"(\.[^"]*)"/g;
  return [...codeOnly(text).matchAll(statement)].map(([, from, called]) => (from ?? called)!);
}
