import { existsSync, readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { ConfigError, formatFile, type Problem, type Source } from "@titrate/config";
import { throwingPlace } from "@titrate/engine";
import { isPlugin } from "@titrate/plugin/host";
import type { CallSite } from "./definition/call-site.ts";
import type { ExperimentDefinition } from "./definition/define-experiment.ts";
import { lineLocation } from "./definition/line-location.ts";
import { importFile } from "./user-module.ts";

/** An experiment: its YAML file, the `.ts` or `.js` file that defines it, its definition, or its text. */
export type ExperimentInput = string | ExperimentDefinition | Source;

/**
 * What an experiment is read from: a YAML file's name, else its text as YAML. A file that defines one is run, with all
 * that it imports.
 *
 * @throws ConfigError where a file that is to define an experiment does not.
 */
export async function experimentSource(input: ExperimentInput): Promise<string | Source> {
  if (typeof input !== "string") return sourceOf(input);
  const file = resolve(input);
  // A file that is not there is told as any other.
  if (!/\.[cm]?[jt]s$/.test(input) || !existsSync(file)) return input;
  const exported = await defaultExportOf(file);
  if (isDefinition(exported)) return exported.source;
  throw new ConfigError([notDefined(file, exported)]);
}

function sourceOf(input: ExperimentDefinition | Source): Source {
  if (isDefinition(input)) return input.source;
  // What is not type-checked may be any object.
  if (typeof (input as Partial<Source>).text === "string") return input;
  throw new TypeError(
    "an experiment that is an object has to be defined: wrap it in defineExperiment({ ... })",
  );
}

function isDefinition(value: unknown): value is ExperimentDefinition {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "experiment";
}

async function defaultExportOf(file: string): Promise<unknown> {
  try {
    return (await importFile(file)).default;
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    throw new ConfigError([notLoaded(file, error)]);
  }
}

function notLoaded(file: string, error: unknown): Problem {
  const isMissing = error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND";
  const site = isMissing ? importOf(error.message, file) : placeOf(error);
  return {
    code: "E_MODULE",
    message: `${formatFile(file)} cannot be loaded: ${error instanceof Error ? `${error.name}: ${error.message}` : error}`,
    location: site && lineLocation(site),
    hint: isMissing ? "correct the import, or install the package" : "it is run when it is loaded",
  };
}

function placeOf(error: unknown): CallSite | undefined {
  const [, file, line] = /^(.*):(\d+)$/.exec((error instanceof Error && throwingPlace(error)) || "") ?? [];
  return file === undefined ? undefined : { file, line: Number(line) };
}

/** The line of an import that leads nowhere; Node names what is missing, and the file that asks for it. */
function importOf(message: string, otherwise: string): CallSite | undefined {
  const [missing, asking = otherwise] = [...message.matchAll(/'(.*?)'|imported from (.*)$/gm)].map(
    ([, quoted, bare]) => quoted ?? bare!,
  );
  if (missing === undefined || !existsSync(asking)) return undefined;
  const lines = readFileSync(asking, "utf8").split("\n");
  const line = lines.findIndex((text) => text.includes(basename(missing)) && /["'`]/.test(text)) + 1;
  return line === 0 ? undefined : { file: asking, line };
}

function notDefined(file: string, exported: unknown): Problem {
  const lines = readFileSync(file, "utf8").split("\n");
  const line = lines.findIndex((text) => /^export default\b/.test(text)) + 1;
  return {
    code: "E_TYPE",
    message: `its default export is ${isPlugin(exported) ? "a plugin" : "not an experiment"}`,
    location: lineLocation({ file, line: Math.max(1, line) }),
    hint: isPlugin(exported)
      ? "name its file under `plugins` of an experiment"
      : "write `export default defineExperiment({ ... })`",
  };
}
