import { basename, extname } from "node:path";
import type { Catalogue } from "@titrate/plugin/host";
import type { Composed } from "../compose/reader.ts";
import type { LocatedMap, Location } from "../source/located.ts";
import { nodeAt, toPlain } from "../source/located.ts";
import type { Problem } from "../source/problem.ts";
import { throwAny } from "../source/problem.ts";
import type { Project } from "../source/project.ts";
import { crossChecks, gridSize, soundGrid } from "./checks.ts";
import { keysElsewhere } from "./elsewhere.ts";
import type { Experiment, Sweep } from "./experiment.ts";
import { experimentShape } from "./experiment.ts";
import type { Owner } from "./value.ts";
import type { Walk } from "./walk.ts";
import { refuseUnknownKeys, walkShape } from "./walk.ts";

/** Keys that are known to come. */
const planned: readonly string[] = ["ablation"];

export interface ValidateOptions {
  /** The names of the executors that there are. */
  readonly executors: readonly string[];
  /** What is wrong with overrides, to be reported with the rest. */
  readonly argumentProblems?: readonly Problem[];
  /** What is wrong with plugins that the experiment names: they define no names, and are reported with the rest. */
  readonly pluginProblems?: readonly Problem[];
  /** Where its paths may lead; anywhere, unless given. */
  readonly project?: Project;
}

/** What came of a validation. */
export interface Examined {
  /** None where there are problems. */
  readonly experiment?: Experiment;
  /** The sweep, where that is well formed, whatever else is wrong. */
  readonly sweep?: Sweep;
  /** Those of the composition, of the plugins and of the validation, each mistake once. */
  readonly problems: readonly Problem[];
}

/**
 * Validates a composed experiment against the plugins that there are, and fills in defaults. No plugin's code
 * runs but the schemas of its parameters.
 *
 * @throws ConfigError with all problems of the config.
 */
export function validate(composed: Composed, catalogue: Catalogue, options: ValidateOptions): Experiment {
  const { experiment, problems } = examine(composed, catalogue, options);
  throwAny(problems);
  return experiment!;
}

/** As `validate`; what is wrong is in `problems`. */
export function examine(
  composed: Composed,
  catalogue: Catalogue,
  { executors, argumentProblems = [], pluginProblems = [], project }: ValidateOptions,
): Examined {
  const before = [...argumentProblems, ...composed.problems, ...pluginProblems];
  // Of an experiment that cannot be read nothing can be said.
  const isEmpty = composed.root.entries.size === 0 && composed.problems.length > 0;
  if (isEmpty || composed.tree.content === undefined) return { problems: before };
  const problems: Problem[] = [];
  const { root } = composed;
  const shape = experimentShape(executors);
  const walk: Walk = {
    catalogue,
    problems,
    missing: new Map(),
    meant: new Set(),
    elsewhere: keysElsewhere(root, shape, catalogue),
    ...(project !== undefined && { project }),
  };
  const owner: Owner = {
    name: "an experiment",
    noun: "key",
    known: "keys of an experiment",
    place: topOf(root, composed),
  };
  // `defaults` is gone by now, but whoever writes `default` means it.
  const entries = new Map(root.entries);
  for (const key of planned) {
    const location = entries.get(key)?.key;
    if (location !== undefined)
      problems.push({
        code: "E_NOT_YET",
        message: `${key} is not supported yet`,
        location,
        hint: "remove it",
      });
    entries.delete(key);
  }
  const unknown: Problem[] = [];
  const known = ["defaults", ...Object.keys(shape)];
  refuseUnknownKeys({ ...root, entries }, known, owner, [], { ...walk, problems: unknown });
  problems.push(...unknown.map((problem) => asMeant(problem, root, composed)));
  const values = walkShape(root, shape, owner, [], walk);
  problems.push(...crossChecks(root, composed.written));
  const isMisplaced = (problem: Problem): boolean => walk.meant.has(walk.missing.get(problem) ?? "");
  const found = problems
    .filter((problem) => !isMisplaced(problem))
    .map((problem) => atDeletion(problem, walk.missing.get(problem), composed));
  const { isLacking } = composed;
  const plugins = root.entries.get("plugins")?.value;
  const isPluginMissing =
    isLacking || pluginProblems.length > 0 || (plugins !== undefined && plugins.kind !== "sequence");
  const all = [
    ...before.filter((problem) => !isLacking || problem.code !== "E_INTERPOLATION"),
    ...withoutConsequences(found, before, owner.place, isLacking, isPluginMissing),
  ];
  const sweep =
    gridSize(root).length > 0
      ? undefined
      : soundSweep((values.sweep as Sweep | undefined) ?? partOfSweep(root));
  if (all.length > 0) return { problems: all, ...(sweep !== undefined && { sweep }) };
  const name = values.name ?? basename(composed.file, extname(composed.file));
  // The shape and the interface say the same: the tests hold them together.
  const experiment = deepFreeze({ ...values, name }) as unknown as Experiment;
  return { experiment, problems: [], ...(sweep !== undefined && { sweep }) };
}

/** The first key that the experiment's file itself gives: what lacks has no place of its own. */
function topOf({ location }: LocatedMap, { tree }: Composed): Location {
  const own = tree.content?.kind === "map" ? [...tree.content.entries.values()].map(({ key }) => key) : [];
  return own.reduce((first, key) => (key.start < first.start ? key : first), own[0] ?? location);
}

/** A key that no one has, as the override or the file meant it that gave it. */
function asMeant(problem: Problem, root: LocatedMap, { meant }: Composed): Problem {
  const key = [...root.entries].find(([, entry]) => entry.key === problem.location)?.[0];
  return { ...problem, ...(key !== undefined && meant.get(key)) };
}

/** What is missing because an override has deleted it is told there. */
function atDeletion(problem: Problem, key: string | undefined, { deleted }: Composed): Problem {
  const location = key === undefined ? undefined : deleted.get(key);
  return location === undefined ? problem : { ...problem, location, hint: "it is deleted here" };
}

/** What of a sweep can be tried although something else in it is wrong. */
function partOfSweep(root: LocatedMap): Sweep | undefined {
  const grid = nodeAt(root, ["sweep", "grid"]);
  if (grid?.kind !== "map") return undefined;
  const lists = [...grid.entries].filter(
    ([, { value }]) => value.kind === "sequence" && value.items.length > 0,
  );
  return {
    grid: Object.fromEntries(lists.map(([key, { value }]) => [key, toPlain(value) as unknown[]])),
    seeds: 1,
  };
}

/** No one is to expand what is too large, or to try a key that cannot be swept. */
function soundSweep(sweep: Sweep | undefined): Sweep | undefined {
  return sweep && { ...sweep, grid: soundGrid(sweep.grid) };
}

/** One mistake is told once: not again as what it leads to. */
function withoutConsequences(
  problems: readonly Problem[],
  before: readonly Problem[],
  top: Location,
  isLacking: boolean,
  isPluginMissing: boolean,
): Problem[] {
  return problems.filter(({ code, location, hint }) => {
    if (isLacking && code === "E_MISSING") return false;
    if (location === top) return true;
    if (isPluginMissing && code === "E_UNKNOWN_PLUGIN" && hint === undefined) return false;
    const isSame = (place: Location | undefined) =>
      place !== undefined && place.source === location?.source && place.start === location.start;
    return !before.some((told) => isSame(told.location));
  });
}

function deepFreeze<T>(value: T): T {
  // What a schema makes of a value may be any object; only plain ones are ours to freeze.
  if (Array.isArray(value)) value.forEach(deepFreeze);
  else if (isPlainObject(value)) Object.values(value).forEach(deepFreeze);
  else return value;
  return Object.freeze(value);
}

function isPlainObject(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
