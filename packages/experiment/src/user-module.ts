import { existsSync, realpathSync } from "node:fs";
import { type ResolveFnOutput, type ResolveHookContext, registerHooks } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { throwingPlace } from "@titrate/engine";
import { noteImport, noteModule, noteSource } from "./identity/loaded-sources.ts";

/** A user's module: what it exports by default. */
export interface UserModule {
  readonly default?: unknown;
}

/**
 * Imports a user's file. Wherever it lies, its imports of `titrate` and `@titrate/...` reach this very titrate: one
 * copy, one version. For that, the first call hooks the process's module resolution, for good. A file is run once: a
 * later call gives the same module.
 */
export function importFile(path: string): Promise<UserModule> {
  hookResolution();
  const url = pathToFileURL(existsSync(path) ? realpathSync(path) : path).href;
  noteModule(url);
  return import(url);
}

/** As `importFile`, a package: it is looked up from a folder, as Node would from a file there. */
export function importPackage(name: string, folder: string): Promise<UserModule> {
  hookResolution();
  return import(packageUrl(name, folder));
}

/** Whether an import failed because there is no such package. */
export function isNotFound(error: unknown): boolean {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === "ERR_MODULE_NOT_FOUND" && message.startsWith("Cannot find package");
}

/** The message of an error, and the line of the user's file that it is about. */
export function describeLoadError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const place = throwingPlace(error);
  return `${error.name}: ${error.message}${place === undefined ? "" : ` (at ${place})`}`;
}

const packagePrefix = "titrate-plugin:";

/** The hook below knows what to make of it. */
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
  const program = programUrl();
  registerHooks({
    resolve(specifier, context, next) {
      const resolved = resolveModule(specifier, context, next, program);
      if (specifier.startsWith(packagePrefix)) {
        packageModules.set(specifier, resolved.url);
        noteModule(resolved.url);
      }
      if (!isTitrates(specifier)) noteImport(context.parentURL, resolved.url);
      return resolved;
    },
    load(url, context, next) {
      noteSource(url);
      return next(url, context);
    },
  });
}

/** Where the packages lie that were imported by name. */
const packageModules = new Map<string, string>();

/** The module that a name in `plugins:` has led to. */
export function moduleOf(specifier: string, folder: string, isFile: boolean): string {
  // The hooks know modules by their real paths: under a link's name no import of this one would be found.
  return isFile
    ? pathToFileURL(realpathSync(resolve(folder, specifier))).href
    : packageModules.get(packageUrl(specifier, folder))!;
}

const isTitrates = (specifier: string): boolean =>
  specifier === "titrate" || specifier.startsWith("@titrate/");

function resolveModule(
  specifier: string,
  context: ResolveHookContext,
  next: (specifier: string, context?: Partial<ResolveHookContext>) => ResolveFnOutput,
  program: string | undefined,
): ResolveFnOutput {
  if (specifier.startsWith(packagePrefix)) {
    const [name, parentURL] = JSON.parse(decodeURIComponent(specifier.slice(packagePrefix.length)));
    return next(name, { ...context, parentURL });
  }
  // What is above this package is found from the program that runs: titrate, or what imported it.
  const own = !isTitrates(specifier) ? undefined : specifier === "titrate" ? program : import.meta.url;
  if (own === undefined) return next(specifier, context);
  try {
    return next(specifier, { ...context, parentURL: own });
  } catch {
    // Then the error names the file that asks.
    return next(specifier, context);
  }
}

function programUrl(): string | undefined {
  // A worker process is told what program it works for.
  const program = process.env.TITRATE_PROGRAM || process.argv[1];
  return program !== undefined && existsSync(program) ? pathToFileURL(realpathSync(program)).href : undefined;
}
