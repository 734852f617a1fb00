import { readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { didYouMean } from "@titrate/config";
import { builtinPlugins } from "@titrate/container";
import { loadPluginFile } from "@titrate/experiment";
import type { Plugin } from "@titrate/plugin";
import { isPlugin, kinds } from "@titrate/plugin/host";
import { UsageError } from "../usage-error.ts";

/** A plugin of a user's file. */
export interface UserPlugin {
  readonly plugin: Plugin;
  /** As given, seen from the working folder. */
  readonly file: string;
}

/**
 * Loads the plugins of a user's file.
 *
 * @throws UsageError, `file:line  code  what is wrong`.
 */
export async function loadUserPlugins(file: string): Promise<readonly UserPlugin[]> {
  const path = resolve(file);
  const loaded = await loadPluginFile(path, process.cwd());
  if ("reason" in loaded) {
    if (loaded.reason === "missing")
      throw new UsageError(`${shown(path)}  E_FILE_NOT_FOUND  there is no such file`);
    if (loaded.reason === "not-a-plugin") {
      const problem = (await wrongKind(path)) ?? loaded.message;
      throw new UsageError(`${placeOf(path, /^export default\b/m)}  E_PLUGIN  ${problem}`);
    }
    throw new UsageError(withPlaceFirst(loaded.message, path));
  }
  const known = [...builtinPlugins];
  for (const plugin of loaded) {
    if (known.some(({ kind, name }) => kind === plugin.kind && name === plugin.name)) {
      const problem = `${plugin.kind} "${plugin.name}": the name is taken by another plugin of this kind; choose another name`;
      throw new UsageError(`${placeOfName(path, plugin.name)}  E_PLUGIN  ${problem}`);
    }
    known.push(plugin);
  }
  return loaded.map((plugin) => ({ plugin, file: path }));
}

/** `plugins/snake.ts:4`: the line of a file that a pattern finds, the first line where it finds none. */
export function placeOf(path: string, pattern: RegExp, from = 0): string {
  const text = readFileSync(path, "utf8");
  const found = text.slice(from).search(pattern);
  const line = found < 0 ? 1 : text.slice(0, from + found).split("\n").length;
  return `${shown(path)}:${line}`;
}

/** Where a plugin of a file is named. */
export const placeOfName = (path: string, name: string): string => placeOf(path, nameOf(name));

/** Where a function of a plugin's definition stands; its name, where there is no such function. */
export function placeOfPart(path: string, name: string, part: string): string {
  const text = readFileSync(path, "utf8");
  const start = Math.max(0, text.search(nameOf(name)));
  const pattern = new RegExp(`^[ \\t{]*${part}\\b`, "m");
  return pattern.test(text.slice(start)) ? placeOf(path, pattern, start) : placeOfName(path, name);
}

const nameOf = (name: string): RegExp => new RegExp(`\\bname:\\s*["'\`]${name}["'\`]`);

/** A path as seen from the working folder, where that is shorter. */
export function shown(path: string): string {
  const seen = relative(process.cwd(), path);
  return seen.length < path.length ? seen : path;
}

/** The problem of a default export that is nearly a plugin: of a kind that there is not. */
async function wrongKind(path: string): Promise<string | undefined> {
  // Loaded already: this takes the module from the cache.
  const { default: found } = await import(pathToFileURL(path).href);
  const candidates: unknown[] = Array.isArray(found) ? found : [found];
  const wrong = candidates.find((each) => !isPlugin(each)) as { kind?: unknown } | undefined;
  const kind = wrong?.kind;
  if (typeof kind !== "string" || Object.hasOwn(kinds, kind)) return undefined;
  const hint = didYouMean(kind, Object.keys(kinds)) ?? `kinds are ${Object.keys(kinds).join(", ")}`;
  return `there is no kind "${kind}"; ${hint}. Make plugins with the define functions`;
}

/** Of "message (at /folder/file.ts:3)". */
function withPlaceFirst(message: string, path: string): string {
  const match = /^([\s\S]*) \(at (.*):(\d+)\)$/.exec(message);
  if (match === null) return `${placeOf(path, /^export default\b/m)}  E_PLUGIN  ${message}`;
  return `${shown(match[2]!)}:${match[3]}  E_PLUGIN  ${match[1]}`;
}
