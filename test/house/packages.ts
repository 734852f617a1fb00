import { globSync, readFileSync } from "node:fs";
import type { Violation } from "./source.ts";

/** A package as its manifest declares it. */
export interface Package {
  /** The folder under `packages/`. */
  readonly folder: string;
  readonly name: string;
  readonly manifest: string;
  /** Of `dependencies` and `peerDependencies`. */
  readonly dependencies: readonly string[];
  /** Entry points: `.`, `./testing`. */
  readonly entries: readonly string[];
}

export function readPackages(root: string): Package[] {
  return globSync("packages/*/package.json", { cwd: root })
    .map((path) => path.replaceAll("\\", "/"))
    .sort()
    .map((path) => parsePackage(path.split("/")[1]!, readFileSync(`${root}/${path}`, "utf8")));
}

export function parsePackage(folder: string, manifest: string): Package {
  const { name, dependencies, peerDependencies, exports } = JSON.parse(manifest);
  return {
    folder,
    name,
    manifest,
    dependencies: Object.keys({ ...dependencies, ...peerDependencies }),
    entries: Object.keys(exports ?? {}),
  };
}

export function manifestViolation(
  rule: string,
  { folder, manifest }: Package,
  key: string,
  message: string,
): Violation {
  const line = manifest.split("\n").findIndex((each) => each.trimStart().startsWith(`"${key}":`)) + 1;
  return { rule, path: `packages/${folder}/package.json`, line: Math.max(line, 1), message };
}
