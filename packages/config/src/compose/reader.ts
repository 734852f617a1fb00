import type { Surroundings } from "../interpolation/resolvers.ts";
import type { Override } from "../overrides/arguments.ts";
import { rowOverride } from "../overrides/arguments.ts";
import type { Located, LocatedMap, Location, Path, Source } from "../source/located.ts";
import { nodeAt, placeOf, quote, typeOf } from "../source/located.ts";
import type { Problem } from "../source/problem.ts";
import type { Composition } from "./compose.ts";
import { composeFrom } from "./compose.ts";
import type { FileContent } from "./config-files.ts";
import { createConfigFiles } from "./config-files.ts";
import { refuseSwept } from "./swept.ts";

/** An experiment merged with its defaults and overrides; not validated yet. */
export interface Composed extends Composition {
  /** The experiment's file, absolute. */
  readonly file: string;
  /** The files and packages named in `plugins`, readable before any plugin is loaded. */
  readonly plugins: readonly PluginReference[];
  /** Overrides that every arm, or one, loses to the grid. An arm's own reading finds none. */
  readonly swept: readonly Problem[];
}

/** A file, relative to the experiment's folder, or a package. */
export interface PluginReference {
  readonly specifier: string;
  readonly location: Location;
}

/** Composes an experiment with some overrides, in order: a later one wins. What is wrong is in `problems`. */
export type Reader = (overrides?: readonly Override[]) => Composed;

/**
 * A reader of an experiment: its file, the configs that its `defaults` choose, merged in the order of that list, then
 * the overrides. Each file is read once, at its first use, however often the reader is called.
 *
 * @param primary the experiment's file, or its text.
 * @param searchPath the folders that hold config groups: the first that has a file wins. See `findConfigFolders`.
 */
export function createReader(
  primary: string | Source,
  searchPath: readonly string[],
  surroundings: Surroundings,
): Reader {
  const files = createConfigFiles(primary, searchPath);
  return (overrides = []) => {
    const composition = composeFrom(files, { overrides, rules: "experiment", surroundings });
    const problems = [...composition.problems];
    const { root } = composition;
    if (isEmpty(files.primary) && overrides.length === 0) problems.push(emptyExperiment(files.primary));
    refuseMissing(root, [], problems);
    const swept = refuseSwept(composition.written, overrides, composition.isChoice);
    return { ...composition, problems, swept, file: files.primary.file, plugins: readPlugins(root) };
  };
}

function isEmpty({ map }: FileContent): boolean {
  return map?.entries.size === 0;
}

function emptyExperiment({ map }: FileContent): Problem {
  return {
    code: "E_MISSING",
    message: "the experiment is empty",
    location: map?.location,
    hint: "an experiment names at least its dataset, model, loss, optimizer and train.epochs",
  };
}

/** Where the value at a path is written, or its nearest ancestor where there is no such value. */
export function locate({ root }: Pick<Composed, "root">, path: Path): Location {
  for (let length = path.length; length > 0; length--) {
    const node = nodeAt(root, path.slice(0, length));
    if (node !== undefined) return placeOf(node);
  }
  return root.location;
}

/** The value that the one at a path replaced, or the type of the part there. */
export function overriddenAt({ root }: Pick<Composed, "root">, path: Path): Located | undefined {
  const node = nodeAt(root, path);
  return node && (typeOf(node)?.overrides ?? node.overrides);
}

/**
 * The override that one value of a sweep's grid stands for, located where the grid is written. Interpolations in it
 * are resolved in the arm, not in the grid.
 */
export function gridOverride({ written }: Pick<Composed, "written">, key: string, index: number): Override {
  const grid = nodeAt(written, ["sweep", "grid"]);
  const entry = grid?.kind === "map" ? grid.entries.get(key) : undefined;
  const value = entry && nodeAt(entry.value, [index]);
  if (entry === undefined || value === undefined) {
    throw new RangeError(`sweep.grid has no value ${index} of ${quote(key)}`);
  }
  return rowOverride(key, entry.key, value);
}

/** Values that are still to be given. One that an interpolation led to is told at its own place. */
function refuseMissing(node: Located, path: Path, problems: Problem[]): void {
  if (node.kind === "map") {
    for (const [key, { value }] of node.entries) refuseMissing(value, [...path, key], problems);
  } else if (node.kind === "sequence") {
    for (const [index, item] of node.items.entries()) refuseMissing(item, [...path, index], problems);
  } else if (node.value === "???" && node.from === undefined) {
    const key = path.join(".");
    problems.push({
      code: "E_MISSING",
      message: `${key} must be given`,
      location: node.location,
      hint: `such as ${key}=...`,
    });
  }
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
