import { resolve } from "node:path";
import type { Override } from "../overrides/arguments.ts";
import { rowOverride } from "../overrides/arguments.ts";
import type { Located, LocatedMap, Location, Path } from "../source/located.ts";
import { nodeAt, placeOf, quote } from "../source/located.ts";
import type { Problem } from "../source/problem.ts";
import { ConfigError, formatFile, throwAny } from "../source/problem.ts";
import type { ConfigFiles } from "./config-files.ts";
import { createConfigFiles } from "./config-files.ts";
import type { Default, HasOption } from "./defaults.ts";
import { applyChoices, isChoice, readDefaults } from "./defaults.ts";
import { readLayer } from "./layer.ts";
import { merge, mergeAt } from "./merge.ts";
import { refuseSwept } from "./swept.ts";

/** An experiment merged with its defaults and overrides; not validated yet. */
export interface Composed {
  /** The experiment's file, absolute. */
  readonly file: string;
  /** Without `defaults`. */
  readonly root: LocatedMap;
  /** The option that was chosen for each group. */
  readonly choices: Readonly<Record<string, string>>;
  /** The files and packages named in `plugins`, readable before any plugin is loaded. */
  readonly plugins: readonly PluginReference[];
}

/** A file, relative to the experiment's folder, or a package. */
export interface PluginReference {
  readonly specifier: string;
  readonly location: Location;
}

/** Composes an experiment with some overrides, in order: a later one wins. Throws ConfigError. */
export type Reader = (overrides?: readonly Override[]) => Composed;

/**
 * A reader of an experiment: its file and the options that its `defaults` choose, merged in the order of that list,
 * then the overrides. An option's content lands under the key of its group. Each file is read once, at its first
 * use, however often the reader is called. The reader throws ConfigError with all problems that can be found
 * without knowing the plugins.
 *
 * @param searchPath the folders that hold config groups: the first that has a file wins. See `findConfigFolders`.
 */
export function createReader(file: string, searchPath: readonly string[]): Reader {
  const files = createConfigFiles(searchPath);
  return (overrides = []) => compose(file, files, overrides);
}

function compose(file: string, files: ConfigFiles, overrides: readonly Override[]): Composed {
  const { map: self, problems: found } = files.readMap(file);
  throwAny(found);
  if (self === undefined) throw new ConfigError([emptyExperiment(file)]);
  const problems: Problem[] = [];
  const hasOption: HasOption = (group, option) => files.findOption(group, option) !== undefined;
  const { defaults, values } = applyChoices(readDefaults(self, problems), overrides, hasOption, problems);
  const layers = defaults.flatMap((entry) => readLayer(entry, self, files, problems) ?? []);
  const root = applyValues(layers.reduce(mergeRoots), values, problems);
  refuseLeftovers(root, [], problems);
  refuseSwept(root, overrides, (key, value) => isChoice(defaults, hasOption, key, value), problems);
  const plugins = readPlugins(root);
  throwAny(problems);
  return { file: self.location.source.name, root, choices: choicesOf(defaults), plugins };
}

/** Where the value at a path is written, or its nearest ancestor where there is no such value. */
export function locate(composed: Composed, path: Path): Location {
  for (let length = path.length; length > 0; length--) {
    const node = nodeAt(composed.root, path.slice(0, length));
    if (node !== undefined) return placeOf(node);
  }
  return composed.root.location;
}

/** The override that one value of a sweep's grid stands for, located where the grid is written. */
export function gridOverride(composed: Composed, key: string, index: number): Override {
  const grid = nodeAt(composed.root, ["sweep", "grid"]);
  const entry = grid?.kind === "map" ? grid.entries.get(key) : undefined;
  const value = entry && nodeAt(entry.value, [index]);
  if (entry === undefined || value === undefined) {
    throw new RangeError(`sweep.grid has no value ${index} of ${quote(key)}`);
  }
  return rowOverride(key, entry.key, value);
}

function emptyExperiment(file: string): Problem {
  return {
    code: "E_MISSING",
    message: `${formatFile(resolve(file))} is empty`,
    hint: "an experiment names at least its dataset, model, loss, optimizer and train.epochs",
  };
}

/** The composed config is the experiment's, whichever file a layer is from. */
function mergeRoots(under: LocatedMap, over: LocatedMap): LocatedMap {
  return { ...(merge(under, over) as LocatedMap), location: under.location };
}

function applyValues(root: LocatedMap, values: readonly Override[], problems: Problem[]): LocatedMap {
  let result = root;
  for (const { path, value } of values) {
    const first = path[0]!;
    if (first.key === "defaults") {
      const message = "defaults cannot be overridden";
      problems.push({ code: "E_OVERRIDE", message, location: first.location, hint: "write group=option" });
      continue;
    }
    const changed = mergeAt(result, path, value);
    if ("kind" in changed) result = changed as LocatedMap;
    else {
      const { step, length } = changed;
      const message = `there is no entry ${quote(step.key)} in a list of ${length}`;
      const hint = length === 0 ? undefined : `indices are 0 to ${length - 1}`;
      problems.push({ code: "E_OVERRIDE", message, location: step.location, hint });
    }
  }
  return result;
}

/** Values that are still to be given, and interpolations, which would be taken as plain strings. */
function refuseLeftovers(node: Located, path: Path, problems: Problem[]): void {
  const { location } = node;
  if (node.kind === "map") {
    for (const [key, { value }] of node.entries) refuseLeftovers(value, [...path, key], problems);
  } else if (node.kind === "sequence") {
    node.items.forEach((item, index) => {
      refuseLeftovers(item, [...path, index], problems);
    });
  } else if (node.value === "???") {
    const key = path.join(".");
    problems.push({
      code: "E_MISSING",
      message: `${key} must be given`,
      location,
      hint: `such as ${key}=...`,
    });
  } else if (typeof node.value === "string" && node.value.includes("${")) {
    problems.push({ code: "E_NOT_YET", message: 'interpolation, "${", is not supported yet', location });
  }
}

function choicesOf(defaults: readonly Default[]): Readonly<Record<string, string>> {
  const choices = defaults.filter((entry) => entry.kind === "choice");
  return Object.freeze(Object.fromEntries(choices.map(({ group, option }) => [group, option.value])));
}

/** What is not a list of strings is left to the validation, which says so. */
function readPlugins(root: LocatedMap): PluginReference[] {
  const list = root.entries.get("plugins")?.value;
  if (list?.kind !== "sequence") return [];
  return list.items.flatMap((item) =>
    item.kind === "scalar" && typeof item.value === "string"
      ? [{ specifier: item.value, location: item.location }]
      : [],
  );
}
