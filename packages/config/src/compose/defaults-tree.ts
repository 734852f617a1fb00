import type { Located, LocatedMap, LocatedScalar, Location } from "../source/located.ts";
import { locator, quote } from "../source/located.ts";
import type { Problem } from "../source/problem.ts";
import { formatFile } from "../source/problem.ts";
import type { Choices } from "./choices.ts";
import type { ConfigFiles, FileContent } from "./config-files.ts";
import type { ConfigEntry, Entry, GroupEntry } from "./defaults-entry.ts";
import { checkChoice, checkHeader, readEntries, withoutExtension } from "./defaults-entry.ts";
import { missingConfig, missingOption } from "./missing-config.ts";
import type { Package } from "./package.ts";
import { choiceKey, packageOfGroup, packageWithin } from "./package.ts";

/** A config and those that it includes. */
export interface TreeNode {
  /** `model/three-layer`; the experiment's own is "". */
  readonly path: string;
  readonly package: Package;
  /** How overrides name the choice that it is an answer to: `optimizer@head`. */
  readonly key?: string;
  /** Where it is chosen. */
  readonly place: Location;
  /** The choice that this one replaced. */
  readonly overrides?: Located | undefined;
  readonly file?: string;
  /** Without `defaults`; none where it cannot be had. */
  readonly content?: LocatedMap;
  /** In the order in which they are laid on top of each other; `_self_` is the config itself. */
  readonly children: readonly (TreeNode | "_self_")[];
}

/** What the expansion of a tree needs and gathers. */
export interface Expansion {
  readonly files: ConfigFiles;
  readonly choices: Choices;
  readonly problems: Problem[];
  /** Entries that name others' choices, `${optimizer}_data`, once all others are known. */
  readonly deferred: (() => void)[];
}

interface Parent {
  readonly path: string;
  readonly package: Package;
  /** The files on the way here. */
  readonly chain: readonly string[];
}

/**
 * The experiment's own config with all that it includes, directly or not.
 *
 * Entries are taken from the last to the first: an `override` reaches the entries that stand before the config that
 * holds it. Choices from outside of the files are known to `choices` from the start.
 */
export function expandPrimary(content: FileContent, expansion: Expansion): TreeNode {
  const { header } = content;
  if (header !== undefined && header.package !== "_global_") {
    const message = "an experiment's own package is the whole config";
    expansion.problems.push({
      code: "E_GROUP",
      message,
      location: header.location,
      hint: "remove it, or write _global_",
    });
  }
  const { map, file } = content;
  const place = map?.location ?? locator({ kind: "file", name: file, text: "" })(0, 0);
  return expand({ path: "", package: "", chain: [] }, content, { place }, expansion);
}

/** What is chosen for a group from outside of the files, after all that they say. */
export function expandAddition(entry: GroupEntry, expansion: Expansion): readonly TreeNode[] {
  const children: Child[] = [];
  addGroup(entry, { path: "", package: "", chain: [] }, children, expansion);
  return children as TreeNode[];
}

/** A deferred entry is a placeholder until its turn comes; none is left in the end. */
type Child = TreeNode | "_self_" | Placeholder;
interface Placeholder {
  readonly isPlaceholder: true;
}

function expand(
  self: Parent,
  content: FileContent,
  about: Pick<TreeNode, "key" | "place" | "overrides">,
  expansion: Expansion,
): TreeNode {
  const { map, file, problems } = content;
  // A file that cannot be read is told where it was chosen.
  expansion.problems.push(
    ...problems.map((problem) => (self.path === "" ? problem : { location: about.place, ...problem })),
  );
  const { path, package: place } = self;
  if (map === undefined) return { path, package: place, ...about, file, children: ["_self_"] };
  const entries = readEntries(map, expansion.problems);
  for (const entry of entries) {
    if (entry.kind === "group" && entry.override) expansion.choices.override(keyOf(entry, self), entry);
  }
  const children: Child[] = [];
  const inner = { ...self, chain: [...self.chain, file] };
  for (const entry of entries.toReversed()) addEntry(entry, inner, children, expansion);
  return {
    path,
    package: place,
    ...about,
    file,
    content: withoutDefaults(map),
    children: children as TreeNode["children"],
  };
}

/** Adds what an entry includes in front of the later ones. */
function addEntry(entry: Entry, parent: Parent, children: Child[], expansion: Expansion): void {
  if (entry.kind === "self") children.unshift("_self_");
  else if (entry.kind === "config") addConfig(entry, parent, children, expansion);
  else if (!entry.override) addGroup(entry, parent, children, expansion);
}

function addConfig(entry: ConfigEntry, parent: Parent, children: Child[], expansion: Expansion): void {
  const path = pathFrom(parent, entry.path, entry.isAbsolute);
  const content = expansion.files.read(path);
  const place = packageWithin(parent.package, entry.package ?? packageOfGroup(groupOf(entry.path)));
  if (content === undefined) {
    if (entry.optional) return;
    expansion.problems.push(missingConfig(path, entry.location, expansion.files));
    children.unshift(hole(path, place, { place: entry.location }));
    return;
  }
  children.unshift(...include(path, place, entry, content, { place: entry.location }, parent, expansion));
}

function addGroup(entry: GroupEntry, parent: Parent, children: Child[], expansion: Expansion): void {
  const key = keyOf(entry, parent);
  const choice = expansion.choices.choose(key, entry);
  if (choice === undefined) return;
  const group = pathFrom(parent, entry.group, entry.isAbsolute);
  const problem = checkChoice(group, choice) ?? notGiven(key, choice, expansion.files.options(group));
  if (problem !== undefined) {
    expansion.problems.push(problem);
    const place = packageWithin(parent.package, entry.package ?? packageOfGroup(entry.group));
    children.unshift(hole(group, place, { key, place: choice.location }));
    return;
  }
  const names = choice.kind === "sequence" ? choice.items : [choice];
  for (const name of names.toReversed()) {
    if (name.kind !== "scalar" || typeof name.value !== "string") continue; // null: none
    if (name.value.includes("${")) defer(name, entry, parent, children, expansion);
    else children.unshift(...optionNodes({ ...name, value: name.value }, entry, parent, expansion));
  }
}

function notGiven(key: string, choice: Located, options: readonly string[]): Problem | undefined {
  if (choice.kind !== "scalar" || choice.value !== "???") return undefined;
  const message = `an option of ${quote(key)} must be given`;
  return {
    code: "E_MISSING",
    message,
    location: choice.location,
    hint: `such as ${key}=${options[0] ?? "..."}`,
  };
}

type Option = LocatedScalar & { readonly value: string };

/** An option whose name is known only when all others are: it is put where it belongs then. */
function defer(
  name: LocatedScalar,
  entry: GroupEntry,
  parent: Parent,
  children: Child[],
  expansion: Expansion,
): void {
  const placeholder: Placeholder = { isPlaceholder: true };
  children.unshift(placeholder);
  expansion.deferred.push(() => {
    const option = expansion.choices.interpolate(keyOf(entry, parent), name, expansion.problems);
    const problem = option && checkChoice(entry.group, option);
    if (problem !== undefined) expansion.problems.push(problem);
    const isFound = option !== undefined && problem === undefined;
    const nodes = isFound ? optionNodes(option, entry, parent, expansion) : [];
    children.splice(children.indexOf(placeholder), 1, ...nodes);
  });
}

/** The config of an option; none where it is optional and not there, or cannot be had. */
function optionNodes(name: Option, entry: GroupEntry, parent: Parent, expansion: Expansion): TreeNode[] {
  const { files, problems } = expansion;
  const group = pathFrom(parent, entry.group, entry.isAbsolute);
  const option = withoutExtension(name.value);
  const path = `${group}/${option}`;
  const key = keyOf(entry, parent);
  const content = files.read(path);
  // An entry's own package goes before the one that the file's head names, and that before the group's.
  const own = entry.package ?? headerOf(content, problems) ?? packageOfGroup(entry.group);
  const place = packageWithin(parent.package, own);
  if (content === undefined) {
    if (entry.optional) return [];
    problems.push(missingOption({ group, option, key, chosen: name, at: entry.location }, files));
    return [hole(path, place, { key, place: name.location })];
  }
  const about = { key, place: name.location, overrides: name.overrides };
  return include(path, place, entry, content, about, parent, expansion);
}

function headerOf(
  { header }: FileContent = { file: "", problems: [] },
  problems: Problem[],
): Package | undefined {
  if (header === undefined) return undefined;
  const problem = checkHeader(header.package, header.location);
  if (problem !== undefined) problems.push(problem);
  // It counts from the config's top, wherever the file is included.
  return `_global_.${header.package}`;
}

function include(
  path: string,
  place: Package,
  { location }: { readonly location: Location },
  content: FileContent,
  about: Pick<TreeNode, "key" | "place" | "overrides">,
  parent: Parent,
  expansion: Expansion,
): TreeNode[] {
  if (parent.chain.includes(content.file)) {
    const from = parent.chain.indexOf(content.file);
    const circle = [...parent.chain.slice(from), content.file].map((file) => formatFile(file));
    const message = `configs include each other in a circle: ${circle.join(" includes ")}`;
    expansion.problems.push({ code: "E_GROUP", message, location, hint: "remove one of the entries" });
    return [];
  }
  return [expand({ path, package: place, chain: parent.chain }, content, about, expansion)];
}

/** In place of a config that cannot be had. */
function hole(path: string, place: Package, about: Pick<TreeNode, "key" | "place">): TreeNode {
  return { path, package: place, ...about, children: ["_self_"] };
}

/** How overrides name an entry's choice. A package that only a file's head names is not part of it. */
function keyOf(entry: GroupEntry, parent: Parent): string {
  const group = pathFrom(parent, entry.group, entry.isAbsolute);
  return choiceKey(group, packageWithin(parent.package, entry.package ?? packageOfGroup(entry.group)));
}

/** A path from the search path's top; a relative one is from the folder of the config that includes it. */
function pathFrom(parent: Parent, path: string, isAbsolute: boolean): string {
  const folder = groupOf(parent.path);
  return isAbsolute || folder === "" ? path : `${folder}/${path}`;
}

function groupOf(path: string): string {
  return path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "";
}

function withoutDefaults(map: LocatedMap): LocatedMap {
  const entries = new Map(map.entries);
  entries.delete("defaults");
  return { ...map, entries };
}
