import type { PluginReference } from "../compose/reader.ts";
import { readSource } from "../source/files.ts";
import { describe } from "../source/located.ts";
import type { Problem } from "../source/problem.ts";
import { parseYaml } from "../source/yaml.ts";

/** What a file names under `plugins`, in itself, without what it starts from. */
export interface NamedPlugins {
  readonly references: readonly PluginReference[];
  /** Why it could not be read; what else may be wrong with it is no matter here. */
  readonly problems: readonly Problem[];
}

/** Reads the `plugins` of an experiment that may otherwise be unfinished or wrong, as one is while it is written. */
export function namedPlugins(file: string): NamedPlugins {
  const source = readSource(file);
  if ("code" in source) return { references: [], problems: [source] };
  const { node, problems } = parseYaml(source);
  const list = node?.kind === "map" ? node.entries.get("plugins")?.value : undefined;
  if (list === undefined) return { references: [], problems };
  const items = list.kind === "sequence" ? list.items : [];
  const references = items.flatMap((item) =>
    item.kind === "scalar" && typeof item.value === "string"
      ? [{ specifier: item.value, location: item.location }]
      : [],
  );
  if (list.kind === "sequence" && references.length === items.length) return { references, problems };
  const message = `expected a list of files and packages, got ${describe(list)}`;
  return { references, problems: [...problems, { code: "E_TYPE", message, location: list.location }] };
}
