import {
  isPluginFile,
  type PluginReference,
  type Problem,
  type Project,
  pluginPathProblem,
} from "@titrate/config";
import type { Wiring } from "@titrate/container";
import { PluginError } from "@titrate/plugin";
import { loadPluginFile, type PluginFileProblem } from "./plugin-files.ts";

/**
 * Loads the files and packages named in `plugins:` and wires what they hold. What is wrong with one is added to
 * `problems`, at the place where it is named.
 */
export async function addUserPlugins(
  builtins: Wiring,
  references: readonly PluginReference[],
  project: Project,
  problems: Problem[],
): Promise<Wiring> {
  let wiring = builtins;
  for (const { specifier, location } of references) {
    const outside = pluginPathProblem(specifier, location, project);
    if (outside !== undefined) {
      problems.push(outside);
      continue;
    }
    const loaded = await loadPluginFile(specifier, project.folder);
    if ("reason" in loaded) {
      const code = loaded.reason === "missing" ? "E_FILE_NOT_FOUND" : "E_PLUGIN";
      problems.push({
        code,
        message: `${specifier}: ${loaded.message}`,
        location,
        hint: hintFor(specifier, loaded.reason),
      });
      continue;
    }
    try {
      wiring = wiring.add(loaded);
    } catch (error) {
      if (!(error instanceof PluginError)) throw error;
      problems.push({ code: "E_PLUGIN", message: `${specifier}: ${error.message}`, location });
    }
  }
  return wiring;
}

function hintFor(specifier: string, reason: PluginFileProblem["reason"]): string {
  if (reason === "broken") return "mend the file: importing it fails";
  if (reason === "not-a-plugin") return "titrate plugin new writes a file to start from";
  return isPluginFile(specifier)
    ? "paths start at the experiment's folder"
    : "install it beside the experiment or above";
}
