import { dirname } from "node:path";
import { findConfig, isGroup, listGroups, listOptions, readSource } from "../source/files.ts";
import type { LocatedMap, Location, Source } from "../source/located.ts";
import { describe, locator } from "../source/located.ts";
import type { Problem } from "../source/problem.ts";
import { parseYaml } from "../source/yaml.ts";

/**
 * The config files of an experiment. Each is looked for, read and parsed once, at its first use: a plan of many
 * arms costs one reading, and an edit meanwhile cannot make its arms differ.
 */
export interface ConfigFiles {
  /** The experiment's own. */
  readonly primary: FileContent;
  /**
   * The config at a path such as `model/three-layer`, undefined where there is none. One without a group is looked
   * for beside the experiment first.
   */
  readonly read: (path: string) => FileContent | undefined;
  readonly isGroup: (group: string) => boolean;
  readonly hasOption: (group: string, option: string) => boolean;
  readonly options: (group: string) => readonly string[];
  readonly groups: () => readonly string[];
}

/** What a config file holds. */
export interface FileContent {
  /** Absolute. */
  readonly file: string;
  /** Its location is the whole file. Empty where the file is; none where it is faulty. */
  readonly map?: LocatedMap;
  /** The package that its head names: `# @package _global_`. */
  readonly header?: { readonly package: string; readonly location: Location } | undefined;
  /** Without a location where the file cannot be read. */
  readonly problems: readonly Problem[];
}

/** @param primary the experiment: its file, or its text. */
export function createConfigFiles(primary: string | Source, searchPath: readonly string[]): ConfigFiles {
  const own = dirname(typeof primary === "string" ? primary : primary.name);
  const read = once(readFile);
  const find = once((path: string) => {
    const folders = path.includes("/") ? searchPath : [own, ...searchPath];
    return findConfig(folders, path);
  });
  let content: FileContent | undefined;
  return {
    get primary() {
      content ??= typeof primary === "string" ? readFile(primary) : parse(primary);
      return content;
    },
    read: (path) => {
      const file = find(path);
      return file === undefined ? undefined : read(file);
    },
    isGroup: once((group) => isGroup(searchPath, group)),
    hasOption: (group, option) => isPath(option) && find(`${group}/${option}`) !== undefined,
    options: once((group) => listOptions(group === "" ? [own, ...searchPath] : searchPath, group)),
    groups: () => listGroups(searchPath),
  };
}

/** Whether a text may name a config below a group: no `..`, nothing hidden. */
export function isPath(text: string): boolean {
  return /^\w[\w.-]*(\/\w[\w.-]*)*$/.test(text);
}

function once<Value>(make: (name: string) => Value): (name: string) => Value {
  const known = new Map<string, Value>();
  return (name) => {
    if (!known.has(name)) known.set(name, make(name));
    return known.get(name)!;
  };
}

function readFile(file: string): FileContent {
  const source = readSource(file);
  return "code" in source ? { file, problems: [source] } : parse(source);
}

function parse(source: Source): FileContent {
  const { node, problems } = parseYaml(source);
  const at = locator(source);
  const location = at(0, source.text.length);
  const file = source.name;
  const header = readHeader(source);
  if (node === undefined && problems.length > 0) return { file, problems };
  const isEmpty = node === undefined || (node.kind === "scalar" && node.value === null);
  if (isEmpty) return { file, map: { kind: "map", entries: new Map(), location }, header, problems };
  if (node.kind !== "map") {
    const message = `expected a map of keys, got ${describe(node)}`;
    return {
      file,
      problems: [
        ...problems,
        { code: "E_TYPE", message, location: at(node.location.start, node.location.start + 1) },
      ],
    };
  }
  return { file, map: { ...node, location }, header, problems };
}

/** `# @package a.b` among the comments that a file begins with. */
function readHeader(source: Source): FileContent["header"] {
  const head = /^(?:[ \t]*(?:#.*)?\n)*[ \t]*(?:#.*)?/.exec(source.text)![0];
  const match = /^[ \t]*#[ \t]*@package[ \t]+(\S+)[ \t\r]*$/m.exec(head);
  if (match === null) return undefined;
  const start = match.index + match[0].indexOf(match[1]!);
  return { package: match[1]!, location: locator(source)(start, start + match[1]!.length) };
}
