import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { canonicalJson } from "@titrate/store";

// What this process has loaded of users' files, noted as it is loaded: Node keeps a module for good, and an edit of
// its file
// afterwards is not what runs.
const digests = new Map<string, string>();
const imports = new Map<string, Set<string>>();

/** Notes that one module imports another. */
export function noteImport(from: string | undefined, url: string): void {
  if (from === undefined || !isUsers(from)) return;
  const found = imports.get(from) ?? new Set();
  imports.set(from, found.add(url));
}

/** Notes the text of a module that is about to be run. */
export function noteSource(url: string): void {
  if (isUsers(url) && !digests.has(url)) digests.set(url, digestOfFile(fileURLToPath(url)));
}

/**
 * SHA-256 of a module's text and of all modules that it imports, directly or not. Where they lie is no part of it,
 * but for where the imported ones lie from the first; of a package it is the name and version.
 */
export function sourceDigest(url: string): string {
  const folder = dirname(fileURLToPath(url));
  const parts = [...modulesFrom(url)].map((each) => {
    if (each !== url && isInstalled(each)) return packageOf(fileURLToPath(each));
    const name = each === url ? "" : relative(folder, fileURLToPath(each)).replaceAll("\\", "/");
    return `${name} ${digests.get(each) ?? digestOfFile(fileURLToPath(each))}`;
  });
  return createHash("sha256")
    .update(canonicalJson([...new Set(parts)].sort()))
    .digest("hex");
}

/** The module, and those of users that it leads to; of packages the first file only. */
function modulesFrom(url: string): Set<string> {
  const found = new Set<string>();
  const enter = (each: string): void => {
    if (found.has(each)) return;
    found.add(each);
    if (each !== url && isInstalled(each)) return;
    for (const next of imports.get(each) ?? []) if (next.startsWith("file:")) enter(next);
  };
  enter(url);
  // titrate itself is known by the version of its numerics.
  return new Set([...found].filter((each) => !isOwn(each)));
}

const isInstalled = (url: string): boolean => url.includes("/node_modules/");
const ownRoot = pathToFileURL(join(import.meta.dirname, "../../..")).href;
const isOwn = (url: string): boolean => url.startsWith(`${ownRoot}/`) && url.includes("/src/");
const isUsers = (url: string): boolean => url.startsWith("file:") && !isOwn(url);

/** Line ends are taken for one, as the language does in every text that it keeps. */
function digestOfFile(path: string): string {
  const text = readFileSync(path, "utf8").replaceAll("\r\n", "\n");
  return createHash("sha256").update(text).digest("hex");
}

/** `name@version` of the package that a file belongs to. */
function packageOf(path: string): string {
  for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) {
    const file = join(folder, "package.json");
    if (!existsSync(file)) continue;
    const { name, version } = JSON.parse(readFileSync(file, "utf8")) as { name?: string; version?: string };
    if (name !== undefined && version !== undefined) return `${name}@${version}`;
  }
  return path;
}
