import {
  createReader,
  experimentShape,
  findConfigFolders,
  findGroups,
  findProject,
  pluginPathProblem,
  readArguments,
  toPlain,
} from "@titrate/config";
import { builtinPlugins, executors } from "@titrate/container";
import type { Plugin } from "@titrate/plugin";
import type { Catalogue } from "@titrate/plugin/host";
import { packagedConfigs } from "../packaged-configs.ts";
import { loadQuietly } from "./user-plugins.ts";
import type { KnownExperiment } from "./world.ts";

export function builtinCatalogue(): Catalogue {
  return catalogueOf(builtinPlugins);
}

/** What can be known of an experiment, whatever is wrong with it or with the overrides before the cursor. */
export async function knowExperiment(file: string, overrides: readonly string[]): Promise<KnownExperiment> {
  const searchPath = findConfigFolders(file, packagedConfigs);
  const read = createReader(file, searchPath, { environment: process.env, now: new Date() });
  // Problems are no matter here: whoever completes is still writing.
  const composed = read(readArguments(overrides, []));
  const project = findProject(composed.file);
  const specifiers = composed.plugins
    .filter(({ specifier, location }) => pluginPathProblem(specifier, location, project) === undefined)
    .map(({ specifier }) => specifier);
  const own = await loadQuietly(specifiers, project.folder);
  return {
    shape: experimentShape(executors.map(({ name }) => name)),
    catalogue: catalogueOf([...builtinPlugins, ...own]),
    config: toPlain(composed.root),
    chosen: [...composed.choices.keys()],
    groups: findGroups(searchPath),
  };
}

function catalogueOf(plugins: readonly Plugin[]): Catalogue {
  return {
    find: (kind, name) => plugins.find((plugin) => plugin.kind === kind && plugin.name === name),
    names: (kind) => plugins.flatMap((plugin) => (plugin.kind === kind ? [plugin.name] : [])).sort(),
  };
}
