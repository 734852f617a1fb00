import { join } from "node:path";
import { ConfigError, type Source } from "@titrate/config";
import type { ExperimentKeys } from "./builtin-parts.ts";
import { type CallSite, callSiteOf } from "./call-site.ts";
import { lineLocation } from "./line-location.ts";
import type { Partly } from "./part.ts";
import { toYaml } from "./to-yaml.ts";

/** An experiment that was written as an object: what `loadExperiment` takes. */
export interface ExperimentDefinition {
  readonly kind: "experiment";
  /** The object as YAML, which is read as a file beside the one that defines it would be. */
  readonly source: Source;
}

/** What a config starts from: `_self_`, the name of a config, or an option of a group; none with `null`. */
export type DefaultsEntry = string | { readonly [group: string]: string | null | readonly string[] };

/** An experiment as an object; where it starts from other files, these may give what it lacks. */
export type WrittenExperiment<D = undefined> = {
  /** What it starts from, in this order: options of config groups, and `_self_`, what is written here. */
  readonly defaults?: D;
} & (D extends undefined ? ExperimentKeys : Partly<ExperimentKeys>);

/**
 * An experiment as an object: the same keys as in YAML, with the types of the plugins that there are. Relative paths
 * and `configs/` are looked up from the folder of the file that calls this.
 *
 * A plugin of one's own joins the types by `declare module "titrate" { interface ActivationParts { snake: { ... } } }`.
 *
 * @throws ConfigError where the object holds what YAML cannot: a function, NaN, itself. Whether it is an experiment
 * that can run is seen when it is loaded.
 */
export function defineExperiment<const D extends readonly DefaultsEntry[] | undefined = undefined>(
  experiment: WrittenExperiment<D>,
): ExperimentDefinition {
  const site = callSiteOf(defineExperiment);
  const { text, refused } = toYaml(experiment);
  if (refused.length > 0) {
    const location = site && lineLocation(site);
    throw new ConfigError(refused.map((each) => ({ code: "E_TYPE", ...each, location })));
  }
  return Object.freeze({
    kind: "experiment",
    source: Object.freeze({ kind: "file", name: sourceName(site), text }),
  });
}

/** Lies in the caller's folder, so that paths start there. */
function sourceName(site: CallSite | undefined): string {
  const place = site === undefined ? join(process.cwd(), "experiment.js") : `${site.file}:${site.line}`;
  return `${place} (as YAML)`;
}
