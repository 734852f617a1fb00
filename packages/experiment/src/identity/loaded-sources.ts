import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { canonicalJson, sha256 } from "@titrate/store";

// What this process has loaded of users' files, noted as it is loaded: Node keeps a module for good, and an edit of its
// file afterwards is not what runs.
const imports = new Map<string, Set<string>>();
const digests = new Map<string, string>();

/** Notes a module that an experiment asks for. */
export function noteModule(url: string): void {
  if (!imports.has(url)) imports.set(url, new Set());
}

/** Notes that a user's module imports another; what titrate itself imports is not asked about. */
export function noteImport(from: string | undefined, url: string): void {
  const found = from === undefined ? undefined : imports.get(from);
  if (found === undefined || !url.startsWith("file:")) return;
  found.add(url);
  noteModule(url);
}

/** Notes the text of a module that is about to be run. */
export function noteSource(url: string): void {
  if (imports.has(url) && !digests.has(url)) digests.set(url, digestOfFile(fileURLToPath(url)));
}

/**
 * SHA-256 of a module's text and of all modules that it imports, directly or not. Where they lie is no part of it, but
 * for where the imported ones lie from the first; of another package it is the name and version. What comes with titrate
 * is known by the version of its numerics.
 */
export function sourceDigest(url: string): string {
  const folder = dirname(fileURLToPath(url));
  const home = isInstalled(url) ? packageOf(url) : undefined;
  const isOthers = (each: string): boolean => isInstalled(each) && packageOf(each) !== home;
  const found = new Set<string>();
  const enter = (each: string): void => {
    if (found.has(each)) return;
    found.add(each);
    if (!isOthers(each)) for (const next of imports.get(each) ?? []) enter(next);
  };
  enter(url);
  const parts = [...found].map((each) => {
    if (isOthers(each)) return packageOf(each);
    const name = each === url ? "" : relative(folder, fileURLToPath(each)).replaceAll("\\", "/");
    return `${name} ${digests.get(each) ?? digestOfFile(fileURLToPath(each))}`;
  });
  return sha256(canonicalJson([...new Set(parts)].sort()));
}

const isInstalled = (url: string): boolean => url.includes("/node_modules/");

/** Line ends are taken for one, as the language does in every text that it keeps. */
function digestOfFile(path: string): string {
  return sha256(readFileSync(path, "latin1").replaceAll("\r\n", "\n"));
}

/** `name@version` of the package that a module belongs to. */
function packageOf(url: string): string {
  const path = fileURLToPath(url);
  for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) {
    const file = join(folder, "package.json");
    if (!existsSync(file)) continue;
    const { name, version } = JSON.parse(readFileSync(file, "utf8")) as { name?: string; version?: string };
    if (name !== undefined && version !== undefined) return `${name}@${version}`;
  }
  return path;
}
