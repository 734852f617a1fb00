import { findOption, readSource } from "../source/files.ts";
import type { LocatedMap } from "../source/located.ts";
import { describe, locator } from "../source/located.ts";
import type { Problem } from "../source/problem.ts";
import { parseYaml } from "../source/yaml.ts";

/**
 * The config files of an experiment. Each is looked for, read and parsed once, at its first use: a plan of many
 * arms costs one reading, and an edit meanwhile cannot make its arms differ.
 */
export interface ConfigFiles {
  readonly searchPath: readonly string[];
  /** The file of a group's option. */
  readonly findOption: (group: string, option: string) => string | undefined;
  readonly readMap: (file: string) => FileContent;
}

/** A config file's map, its location the whole file; none where it is empty or faulty. */
export interface FileContent {
  readonly map?: LocatedMap;
  /** Without a location where the file cannot be read. */
  readonly problems: readonly Problem[];
}

export function createConfigFiles(searchPath: readonly string[]): ConfigFiles {
  const optionAt = once((name: string) => {
    const slash = name.indexOf("/"); // a group's name has none
    return findOption(searchPath, name.slice(0, slash), name.slice(slash + 1));
  });
  return {
    searchPath,
    findOption: (group, option) => optionAt(`${group}/${option}`),
    readMap: once(readMap),
  };
}

function once<Value>(make: (name: string) => Value): (name: string) => Value {
  const known = new Map<string, Value>();
  return (name) => {
    if (!known.has(name)) known.set(name, make(name));
    return known.get(name)!;
  };
}

function readMap(file: string): FileContent {
  const source = readSource(file);
  if ("code" in source) return { problems: [source] };
  const { node, problems } = parseYaml(source);
  const isEmpty = node === undefined || (node.kind === "scalar" && node.value === null);
  if (isEmpty) return { problems };
  if (node.kind !== "map") {
    const message = `expected a map of keys, got ${describe(node)}`;
    return { problems: [...problems, { code: "E_TYPE", message, location: node.location }] };
  }
  return { map: { ...node, location: locator(source)(0, source.text.length) }, problems };
}
