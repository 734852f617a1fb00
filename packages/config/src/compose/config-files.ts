import { dirname } from "node:path";
import { findConfig, isGroup, listGroups, listOptions, readSource } from "../source/files.ts";
import type { Located, LocatedMap, LocatedSequence, Location, Source } from "../source/located.ts";
import { describe, locator } from "../source/located.ts";
import type { Problem } from "../source/problem.ts";
import { parseYaml } from "../source/yaml.ts";
import { slipOf } from "../source/yaml-slips.ts";

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
  /** Its list, where it holds one. */
  readonly list?: LocatedSequence;
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
  let groups: readonly string[] | undefined;
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
    groups: () => {
      groups ??= listGroups(searchPath);
      return groups;
    },
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
  if (header !== undefined && !/^\S+$/.test(header.package)) {
    const hint = "write one name, such as # @package _global_";
    return {
      file,
      problems: [{ code: "E_GROUP", message: "a package is one name", location: header.location, hint }],
    };
  }
  if (node === undefined && problems.length > 0) return { file, problems };
  const isEmpty = node === undefined || (node.kind === "scalar" && node.value === null);
  if (isEmpty) return { file, map: { kind: "map", entries: new Map(), location }, header, problems };
  if (node.kind === "map") return { file, map: { ...node, location }, header, problems };
  if (node.kind === "sequence") return { file, list: node, header, problems };
  const message = `expected a map of keys, got ${describe(node)}`;
  const { start } = node.location;
  return {
    file,
    problems: [...problems, { code: "E_TYPE", message, location: at(start, start + 1), hint: topHint(node) }],
  };
}

function topHint(node: Located): string {
  const slip = node.kind === "scalar" ? slipOf(String(node.value))?.hint : undefined;
  return slip ?? "write key: value";
}

/** `# @package a.b` among the comments that a file begins with. */
function readHeader(source: Source): FileContent["header"] {
  const { text } = source;
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf("\n", start);
    const line = text.slice(start, end === -1 ? text.length : end);
    const words = line.trim();
    if (words !== "" && !words.startsWith("#")) return undefined;
    const [keyword, ...names] = words.replace(/^#+/, "").trim().split(/\s+/);
    if (keyword === "@package") {
      const from = start + line.indexOf("@package");
      return { package: names.join(" "), location: locator(source)(from, start + line.trimEnd().length) };
    }
    start += line.length + 1;
  }
  return undefined;
}
