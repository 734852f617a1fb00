import { existsSync, readdirSync } from "node:fs";
import { extname, join } from "node:path";
import { ConfigError, findProject, namedPlugins, type PluginReference, type Problem } from "@titrate/config";
import { type Wiring, wireBuiltins } from "@titrate/container";
import { loadReference } from "@titrate/experiment";
import { type Plugin, PluginError } from "@titrate/plugin";
import { UsageError } from "../usage-error.ts";
import { loadUserPlugins } from "./user-plugins.ts";

/**
 * The built-ins wired with the plugins of files, and with those that experiments name; without any, with those that
 * the experiments here and in `experiments/` name. A plugin that several of them have is one.
 *
 * @throws UsageError of a file that is no plugin; ConfigError with what is wrong with all that experiments name.
 */
export async function wirePluginsOf(files: readonly string[]): Promise<Wiring> {
  const problems: Problem[] = [];
  let wiring = wireBuiltins();
  const added = new Set<Plugin>();
  /** What is wrong with plugins, where their names are taken. */
  const add = (plugins: readonly Plugin[]): string | undefined => {
    const fresh = plugins.filter((plugin) => !added.has(plugin));
    try {
      wiring = wiring.add(fresh);
    } catch (error) {
      if (error instanceof PluginError) return error.message;
      throw error;
    }
    for (const plugin of fresh) added.add(plugin);
    return undefined;
  };
  for (const file of files.filter((name) => !isConfig(name))) {
    if (!/\.[cm]?[jt]s$/.test(file)) {
      throw new UsageError(`${file}: a plugin is a .ts or .js file, an experiment a .yaml file`);
    }
    const problem = add((await loadUserPlugins(file)).map(({ plugin }) => plugin));
    if (problem !== undefined) throw new UsageError(`${file}  E_PLUGIN  ${problem}`);
  }
  for (const { file, reference } of referencesOf(files, problems)) {
    const problem = add(await loadReference(reference, findProject(file), problems));
    if (problem === undefined) continue;
    const { specifier, location } = reference;
    problems.push({ code: "E_PLUGIN", message: `${specifier}: ${problem}`, location });
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return wiring;
}

/** Whether a file is an experiment, by its name. */
export function isConfig(file: string): boolean {
  return [".yaml", ".yml"].includes(extname(file));
}

interface Named {
  readonly file: string;
  readonly reference: PluginReference;
}

/** Files that no one named may be other things than experiments, or half written: what is wrong with them is not told. */
function referencesOf(files: readonly string[], problems: Problem[]): Named[] {
  const isScan = files.length === 0;
  const experiments = isScan ? [".", "experiments"].flatMap(experimentsIn) : files.filter(isConfig);
  return experiments.flatMap((file) => {
    const named = namedPlugins(file);
    if (!isScan) problems.push(...named.problems);
    return named.references.map((reference) => ({ file, reference }));
  });
}

function experimentsIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
  return names.sort().map((name) => join(folder, name));
}
