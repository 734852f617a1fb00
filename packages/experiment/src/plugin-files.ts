import { existsSync } from "node:fs";
import { registerHooks } from "node:module";
import { isAbsolute, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { throwingPlace } from "@titrate/engine";
import type { Plugin } from "@titrate/plugin";
import { isPlugin } from "@titrate/plugin/host";

/** Why a plugin file could not be used. */
export interface PluginFileProblem {
  readonly reason: "missing" | "broken" | "not-a-plugin";
  readonly message: string;
}

/**
 * Loads a user's plugin: a `.ts` or `.js` file (relative to `folder`) or a package, whose default export is what a
 * `define*` function returned, or a list of such.
 *
 * Wherever the file lies, its imports of `@titrate/...` reach this very titrate: one copy, one version. For that,
 * the first call hooks the process's module resolution, for good.
 */
export async function loadPluginFile(
  specifier: string,
  folder: string,
): Promise<readonly Plugin[] | PluginFileProblem> {
  const isFile = /^\.{0,2}\//.test(specifier) || isAbsolute(specifier) || /\.[cm]?[jt]s$/.test(specifier);
  const path = resolve(folder, specifier);
  if (isFile && !existsSync(path)) return { reason: "missing", message: `there is no file ${path}` };
  hookResolution();
  let loaded: { default?: unknown };
  try {
    loaded = await import(isFile ? pathToFileURL(path).href : packageUrl(specifier, folder));
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

const packagePrefix = "titrate-plugin:";

/** A package is looked up from the experiment's folder, as Node would from a file there: see the hook below. */
function packageUrl(name: string, folder: string): string {
  return (
    packagePrefix +
    encodeURIComponent(JSON.stringify([name, pathToFileURL(resolve(folder, "experiment.js")).href]))
  );
}

let hooked = false;

/** From now on, imports of titrate's own packages resolve as if this file had asked. */
function hookResolution(): void {
  if (hooked) return;
  hooked = true;
  registerHooks({
    resolve(specifier, context, next) {
      if (specifier.startsWith(packagePrefix)) {
        const [name, parentURL] = JSON.parse(decodeURIComponent(specifier.slice(packagePrefix.length)));
        return next(name, { ...context, parentURL });
      }
      const own = specifier.startsWith("@titrate/");
      return next(specifier, own ? { ...context, parentURL: import.meta.url } : context);
    },
  });
}

function isNotFound(error: unknown): boolean {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === "ERR_MODULE_NOT_FOUND" && message.startsWith("Cannot find package");
}

/** The message of an error, and the line of the user's file that it is about. */
function describeLoadError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const place = throwingPlace(error);
  return `${error.name}: ${error.message}${place === undefined ? "" : ` (at ${place})`}`;
}
