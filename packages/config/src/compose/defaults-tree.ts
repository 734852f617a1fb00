import type { Located, LocatedScalar, Location } from "../source/located.ts";
import { locator, quote } from "../source/located.ts";
import type { Problem } from "../source/problem.ts";
import { formatFile } from "../source/problem.ts";
import { knownNames } from "../source/suggest.ts";
import type { Choices } from "./choices.ts";
import type { ConfigFiles, FileContent } from "./config-files.ts";
import type { ConfigEntry, Entry, GroupEntry } from "./defaults-entry.ts";
import { checkChoice, checkPackage, checkPath, readEntries, withoutExtension } from "./defaults-entry.ts";
import type { Includer } from "./inclusion.ts";
import { groupOf, keyOf, packageFor, pathOf } from "./inclusion.ts";
import { missingConfig, missingOption } from "./missing-config.ts";
import type { Package } from "./package.ts";
import type { TreeChild, TreeNode } from "./tree-node.ts";

/** What the expansion of a tree needs and gathers. */
export interface Expansion {
  readonly files: ConfigFiles;
  readonly choices: Choices;
  readonly problems: Problem[];
  /** Entries that name others' choices, `${optimizer}_data`, once those are known. They may add more. */
  readonly deferred: (() => void)[];
  /** How many configs there are so far: a few that include each other twice would be millions. */
  included: number;
  /** Whether a config of the whole cannot be had: what it would have said is not known. */
  isLacking: boolean;
}

const mostIncluded = 1000;

/** What an entry includes; one that is deferred is filled when its turn comes. */
interface Slot {
  nodes: readonly TreeChild[];
}

/**
 * A config with all that it includes, directly or not.
 *
 * Entries are taken from the last to the first: an `override` reaches the entries that stand before the config that
 * holds it. Choices from outside of the files are known to `choices` from the start.
 *
 * @param added entries from outside, after all that the config says.
 */
export function expandPrimary(
  content: FileContent,
  own: Package,
  added: readonly GroupEntry[],
  expansion: Expansion,
): TreeNode {
  const { map, file } = content;
  const chosenAt = map?.location ?? locator({ kind: "file", name: file, text: "" })(0, 0);
  expansion.problems.push(...content.problems);
  const primary = { path: "", package: own, folder: "", chain: [], chosenAt };
  return expand(primary, content, added, expansion);
}

/** What is chosen for a group that no entry has. Its nodes are complete when nothing is deferred any more. */
export function expandLate(
  entry: GroupEntry,
  expansion: Expansion,
): { readonly nodes: readonly TreeChild[] } {
  return groupSlot(entry, { folder: "", package: "", chain: [] }, expansion);
}

/** Expands what was deferred, and what that defers in turn. */
export function expandDeferred({ deferred }: Expansion): void {
  for (let next = deferred.shift(); next !== undefined; next = deferred.shift()) next();
}

/** A config that is about to be expanded. */
type Found = Omit<TreeNode, "file" | "content" | "children"> & Includer;

function expand(
  found: Found,
  { map, list, file }: FileContent,
  added: readonly GroupEntry[],
  expansion: Expansion,
): TreeNode {
  const { folder: _, chain: __, ...node } = found;
  if (map === undefined) return { ...node, file, ...(list && { content: list }), children: ["_self_"] };
  const before = expansion.problems.length;
  const entries: readonly Entry[] = [...readEntries(map, expansion.problems), ...added];
  if (expansion.problems.length > before) expansion.isLacking = true;
  for (const entry of entries) {
    if (entry.kind === "group" && entry.override) expansion.choices.override(keyOf(entry, found), entry);
  }
  const includer = { ...found, chain: [...found.chain, file] };
  const slots = entries.toReversed().map((entry) => slotOf(entry, includer, expansion));
  const own = new Map(map.entries);
  own.delete("defaults");
  return {
    ...node,
    file,
    content: { ...map, entries: own },
    get children() {
      return slots.toReversed().flatMap(({ nodes }) => nodes);
    },
  };
}

function slotOf(entry: Entry, includer: Includer, expansion: Expansion): Slot {
  if (entry.kind === "self") return { nodes: ["_self_"] };
  if (entry.kind === "config") return configSlot(entry, includer, expansion);
  return entry.override ? { nodes: [] } : groupSlot(entry, includer, expansion);
}

function configSlot(entry: ConfigEntry, includer: Includer, expansion: Expansion): Slot {
  if (!entry.path.includes("${")) return { nodes: configNodes(entry, includer, expansion) };
  return defer(expansion, () => {
    const { problems, choices } = expansion;
    const path = choices.interpolate(entry.path, entry.location, problems);
    const problem = path === undefined ? undefined : checkPath(path, entry.location);
    if (problem !== undefined) problems.push(problem);
    return path === undefined || problem !== undefined
      ? []
      : configNodes({ ...entry, path }, includer, expansion);
  });
}

function configNodes(entry: ConfigEntry, includer: Includer, expansion: Expansion): TreeNode[] {
  const { files, problems } = expansion;
  const { location } = entry;
  const path = pathOf(entry.path, entry, includer);
  const content = files.read(path);
  const target = packageFor(entry, groupOf(entry.path), headerOf(content, problems), includer);
  const node = { path, package: target, chosenAt: location };
  if (content !== undefined)
    return include({ ...node, folder: groupOf(path) }, content, location, includer, expansion);
  if (entry.optional) return [absent(node)];
  problems.push(missingConfig(path, location, files));
  if (target === "") expansion.isLacking = true;
  return [hole(node)];
}

function groupSlot(entry: GroupEntry, includer: Includer, expansion: Expansion): Slot {
  const { choices, files, problems } = expansion;
  const key = keyOf(entry, includer);
  const choice = choices.choose(key, entry);
  if (choice === undefined) return { nodes: [] };
  const group = pathOf(entry.group, entry, includer);
  const problem = checkChoice(group, choice) ?? notGiven(key, choice, files.options(group));
  if (problem !== undefined) {
    problems.push(problem);
    const target = packageFor(entry, entry.group, undefined, includer);
    return { nodes: [hole({ path: group, package: target, key, chosenAt: choice.location })] };
  }
  const names = choice.kind === "sequence" ? choice.items : [choice];
  const slots = names.toReversed().map((name) => optionSlot(name, choice, entry, includer, expansion));
  return {
    get nodes() {
      return slots.toReversed().flatMap(({ nodes }) => nodes);
    },
  };
}

type Option = LocatedScalar & { readonly value: string };

function optionSlot(
  name: Located,
  choice: Located,
  entry: GroupEntry,
  includer: Includer,
  expansion: Expansion,
): Slot {
  if (name.kind !== "scalar" || typeof name.value !== "string") return { nodes: [] }; // null: none
  const isListed = choice.kind === "sequence";
  const written = name.value;
  const nodes = (value: string): TreeNode[] =>
    optionNodes({ ...name, value }, isListed, entry, includer, expansion);
  if (!written.includes("${")) return { nodes: nodes(written) };
  return defer(expansion, () => {
    const { problems, choices } = expansion;
    const value = choices.interpolate(written, name.location, problems);
    const option = value === undefined ? undefined : { ...name, value };
    const problem = option && checkChoice(entry.group, option);
    if (problem !== undefined) problems.push(problem);
    if (option === undefined || problem !== undefined) return [];
    if (!isListed) choices.know(keyOf(entry, includer), option);
    return nodes(option.value);
  });
}

function defer(expansion: Expansion, nodes: () => readonly TreeChild[]): Slot {
  const slot: Slot = { nodes: [] };
  expansion.deferred.push(() => {
    slot.nodes = nodes();
  });
  return slot;
}

/**
 * The config of an option; none where it is optional and not there. Of a list, an option in a folder of the group
 * belongs to that folder, as a config by its path does.
 */
function optionNodes(
  name: Option,
  isListed: boolean,
  entry: GroupEntry,
  includer: Includer,
  expansion: Expansion,
): TreeNode[] {
  const { files, problems } = expansion;
  const group = pathOf(entry.group, entry, includer);
  const option = withoutExtension(name.value);
  const path = `${group}/${option}`;
  const key = keyOf(entry, includer);
  const content = files.read(path);
  const ownGroup = isListed ? groupOf(`${entry.group}/${option}`) : entry.group;
  const target = packageFor(entry, ownGroup, headerOf(content, problems), includer);
  const node = { path, package: target, key, chosenAt: name.location, overrides: name.overrides };
  const folder = isListed ? groupOf(path) : group;
  if (content !== undefined)
    return include({ ...node, folder }, content, entry.location, includer, expansion);
  if (entry.optional) return [absent(node)];
  if (target === "") expansion.isLacking = true;
  problems.push(missingOption({ group, option, key, chosen: name, at: entry.location }, files));
  return [hole(node)];
}

function notGiven(key: string, choice: Located, options: readonly string[]): Problem | undefined {
  if (choice.kind !== "scalar" || choice.value !== "???") return undefined;
  const message = `an option of ${quote(key)} must be given`;
  return {
    code: "E_MISSING",
    message,
    location: choice.location,
    hint: `such as ${key}=${options[0] ?? "..."}`,
    notes: knownNames(`options of ${key}`, options),
  };
}

/** The package that the head of a file names; it counts from the config's top, wherever the file is included. */
export function headerOf(content: FileContent | undefined, problems: Problem[]): Package | undefined {
  const header = content?.header;
  if (header === undefined) return undefined;
  const problem = checkPackage(header.package, header.location);
  if (problem === undefined) return `_global_.${header.package}`;
  problems.push(problem);
  return undefined;
}

function include(
  node: Omit<Found, "chain">,
  content: FileContent,
  location: Location,
  { chain }: Includer,
  expansion: Expansion,
): TreeNode[] {
  const { problems } = expansion;
  if (chain.includes(content.file)) {
    const circle = [...chain.slice(chain.indexOf(content.file)), content.file].map((file) =>
      formatFile(file),
    );
    const message = `configs include each other in a circle: ${circle.join(" includes ")}`;
    problems.push({ code: "E_GROUP", message, location, hint: "remove one of the entries" });
    return [];
  }
  expansion.included += 1;
  if (expansion.included > mostIncluded) {
    const message = `more than ${mostIncluded} configs are included, up to this one`;
    const isFirst = expansion.included === mostIncluded + 1;
    if (isFirst) problems.push({ code: "E_GROUP", message, location, hint: "include each once" });
    return [];
  }
  // A file that cannot be read is told where it was chosen.
  problems.push(...content.problems.map((problem) => ({ location: node.chosenAt, ...problem })));
  if (content.list !== undefined && node.package === "") {
    problems.push(listAtTop(content.list));
    return [];
  }
  return [expand({ ...node, chain }, content, [], expansion)];
}

/** An option may be a list, such as of metrics; the whole config is a map. */
export function listAtTop({ location }: Located): Problem {
  const place = { ...location, end: location.start + 1 };
  const hint = "remove the dashes: keys stand at the top";
  return { code: "E_TYPE", message: "expected a map of keys, got a list", location: place, hint };
}

/** In place of a config that is optional and not there. */
function absent(node: Omit<TreeNode, "children">): TreeNode {
  return { ...node, isAbsent: true, children: [] };
}

/** In place of a config that cannot be had. */
function hole(node: Omit<TreeNode, "children">): TreeNode {
  return { ...node, children: ["_self_"] };
}
