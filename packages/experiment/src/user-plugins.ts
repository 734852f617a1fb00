import {
  isPluginFile,
  type PluginReference,
  type Problem,
  type Project,
  pluginPathProblem,
} from "@titrate/config";
import type { Wiring } from "@titrate/container";
import { type Plugin, PluginError } from "@titrate/plugin";
import { loadPluginFile, type PluginFileProblem } from "./plugin-files.ts";
import { moduleOf } from "./user-module.ts";

/** Users' plugins, wired beside the built-ins. */
export interface UserWiring {
  readonly wiring: Wiring;
  /** The module that each comes from: `activation/snake`. */
  readonly sources: ReadonlyMap<string, string>;
}

/**
 * Loads the files and packages named in `plugins:` and wires what they hold. What is wrong with one is added to
 * `problems`, at the place where it is named.
 */
export async function addUserPlugins(
  builtins: Wiring,
  references: readonly PluginReference[],
  project: Project,
  problems: Problem[],
): Promise<UserWiring> {
  let wiring = builtins;
  const sources = new Map<string, string>();
  for (const reference of references) {
    const plugins = await loadReference(reference, project, problems);
    try {
      wiring = wiring.add(plugins);
      const url = (): string =>
        moduleOf(reference.specifier, project.folder, isPluginFile(reference.specifier));
      for (const { kind, name } of plugins) sources.set(`${kind}/${name}`, url());
    } catch (error) {
      if (!(error instanceof PluginError)) throw error;
      const { specifier, location } = reference;
      problems.push({ code: "E_PLUGIN", message: `${specifier}: ${error.message}`, location });
    }
  }
  return { wiring, sources };
}

/** The plugins of one name in `plugins:`; none where they cannot be had, which is added to `problems`. */
export async function loadReference(
  { specifier, location }: PluginReference,
  project: Project,
  problems: Problem[],
): Promise<readonly Plugin[]> {
  const outside = pluginPathProblem(specifier, location, project);
  if (outside !== undefined) {
    problems.push(outside);
    return [];
  }
  const loaded = await loadPluginFile(specifier, project.folder);
  if (!("reason" in loaded)) return loaded;
  problems.push({
    code: loaded.reason === "missing" ? "E_FILE_NOT_FOUND" : "E_PLUGIN",
    message: `${specifier}: ${loaded.message}`,
    location,
    hint: hintFor(specifier, loaded.reason),
  });
  return [];
}

function hintFor(specifier: string, reason: PluginFileProblem["reason"]): string {
  if (reason === "broken") return "mend the file: importing it fails";
  if (reason === "not-a-plugin") return "titrate plugin new writes a file to start from";
  return isPluginFile(specifier)
    ? "paths start at the experiment's folder"
    : "install it beside the experiment or above";
}
