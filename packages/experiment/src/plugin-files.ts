import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { isPluginFile } from "@titrate/config";
import type { Plugin } from "@titrate/plugin";
import { isPlugin } from "@titrate/plugin/host";
import { describeLoadError, importFile, importPackage, isNotFound, type UserModule } from "./user-module.ts";

/** Why a plugin file could not be used. */
export interface PluginFileProblem {
  readonly reason: "missing" | "broken" | "not-a-plugin";
  readonly message: string;
}

/**
 * Loads a user's plugin: a `.ts` or `.js` file (relative to `folder`) or a package, whose default export is what a
 * `define*` function returned, or a list of such. See `importFile` for what it may import.
 */
export async function loadPluginFile(
  specifier: string,
  folder: string,
): Promise<readonly Plugin[] | PluginFileProblem> {
  const isFile = isPluginFile(specifier);
  const path = resolve(folder, specifier);
  if (isFile && !existsSync(path)) return { reason: "missing", message: `there is no file ${path}` };
  if (isFile && !/\.[cm]?[jt]s$/.test(path)) {
    const message = statSync(path).isDirectory()
      ? "it is a folder; name a file in it"
      : "a plugin is a .ts or .js file";
    return { reason: "not-a-plugin", message };
  }
  let loaded: UserModule;
  try {
    loaded = await (isFile ? importFile(path) : importPackage(specifier, folder));
  } catch (error) {
    if (!isFile && isNotFound(error)) {
      return { reason: "missing", message: "there is no such package; a file is written ./name.ts" };
    }
    return { reason: "broken", message: describeLoadError(error) };
  }
  const found: unknown[] = Array.isArray(loaded.default) ? loaded.default : [loaded.default];
  if (found.length > 0 && found.every(isPlugin)) return found;
  return {
    reason: "not-a-plugin",
    message:
      "its default export is not a plugin: write `export default defineActivation({ ... })` or another define function",
  };
}
