import type { PluginReference, Problem } from "@titrate/config";
import type { Wiring } from "@titrate/container";
import { PluginError } from "@titrate/plugin";
import { loadPluginFile } from "./plugin-files.ts";

/**
 * Loads the files and packages named in `plugins:` and wires what they hold. What is wrong with one is added to
 * `problems`, at the place where it is named.
 */
export async function addUserPlugins(
  builtins: Wiring,
  references: readonly PluginReference[],
  folder: string,
  problems: Problem[],
): Promise<Wiring> {
  let wiring = builtins;
  for (const { specifier, location } of references) {
    const loaded = await loadPluginFile(specifier, folder);
    if ("reason" in loaded) {
      const code = loaded.reason === "missing" ? "E_FILE_NOT_FOUND" : "E_PLUGIN";
      problems.push({ code, message: `${specifier}: ${loaded.message}`, location });
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
