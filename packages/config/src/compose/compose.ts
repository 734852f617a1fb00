import { resolveInterpolations } from "../interpolation/resolve.ts";
import type { Surroundings } from "../interpolation/resolvers.ts";
import type { Override } from "../overrides/arguments.ts";
import type { Located, LocatedMap, Location, Source } from "../source/located.ts";
import { nodeAt } from "../source/located.ts";
import type { Problem } from "../source/problem.ts";
import { applyOverride } from "./apply-override.ts";
import { createChoices } from "./choices.ts";
import type { ConfigFiles, FileContent } from "./config-files.ts";
import { createConfigFiles } from "./config-files.ts";
import type { Expansion } from "./defaults-tree.ts";
import { expandDeferred, expandLate, expandPrimary, headerOf, listAtTop } from "./defaults-tree.ts";
import { lateChoices } from "./late-choices.ts";
import { layersOf } from "./layers.ts";
import { deletedKeys, type MeantKey, meantKeys } from "./meant-keys.ts";
import { type MergeRules, mergeMaps } from "./merge.ts";
import { type Package, packageWithin, stepsOf } from "./package.ts";
import { sortOverrides } from "./sort-overrides.ts";
import type { TreeNode } from "./tree-node.ts";

/** A config merged with what it includes and with overrides; not validated yet. */
export interface Composition {
  /** Without `defaults`; interpolations are replaced by what they lead to. */
  readonly root: LocatedMap;
  /** The same, with its interpolations as they are written. */
  readonly written: LocatedMap;
  /** The config and all that it includes. */
  readonly tree: TreeNode;
  /** The option that was chosen for each group, by the key that overrides name it with. */
  readonly choices: ReadonlyMap<string, Located>;
  /** Whether it lacks what any key could be in: a config of the whole, or a list of defaults that can be read. */
  readonly isLacking: boolean;
  /** What an override meant whose key no one has: a group without that option, a choice that lands elsewhere. */
  readonly meant: ReadonlyMap<string, MeantKey>;
  /** Where a key was deleted, by an override. */
  readonly deleted: ReadonlyMap<string, Location>;
  /** Whether a value for a key chooses an option, and is not a value of the config. */
  readonly isChoice: (key: string, value: Located) => boolean;
  /** All that is wrong so far. */
  readonly problems: readonly Problem[];
}

export interface ComposeOptions {
  /** The folders that hold config groups: the first that has a file wins. */
  readonly searchPath: readonly string[];
  readonly overrides?: readonly Override[];
  /**
   * `hydra` is Hydra's to the letter. In an `experiment`, where a schema judges every key in the end, a string may
   * stand for a part and be given parameters, `key=value` may give a key that is not there yet, an override by a part
   * of another type replaces the part, and `group=option` needs no entry in `defaults`.
   */
  readonly rules: "hydra" | "experiment";
  readonly surroundings: Surroundings;
}

/** Composes a config as Hydra 1.3 does: https://hydra.cc/docs/advanced/defaults_list. Never throws. */
export function compose(primary: string | Source, options: ComposeOptions): Composition {
  return composeFrom(createConfigFiles(primary, options.searchPath), options);
}

/** As `compose`, of files that are read once for several compositions. */
export function composeFrom(
  files: ConfigFiles,
  { overrides = [], rules, surroundings }: Omit<ComposeOptions, "searchPath">,
): Composition {
  const isExperiment = rules === "experiment";
  const problems: Problem[] = [];
  const sorted = sortOverrides(overrides, files, isExperiment, problems);
  const choices = createChoices(sorted, !isExperiment);
  const expansion: Expansion = { files, choices, problems, deferred: [], included: 0, isLacking: false };
  const { primary } = files;
  if (primary.list !== undefined) problems.push(listAtTop(primary.list));
  const own = isExperiment ? wholeConfig(primary, problems) : headerOf(primary, problems);
  const tree = expandPrimary(primary, packageWithin("", own ?? ""), sorted.added, expansion);
  expandDeferred(expansion);
  const empty: LocatedMap = { kind: "map", entries: new Map(), location: tree.chosenAt };
  const mergeAll = (layers: readonly LocatedMap[]): LocatedMap =>
    layers.reduce((under, over) => {
      return mergeMaps(under, over, { parts: isExperiment, anew: false, root: under, problems });
    }, empty);
  const ofFiles = mergeAll(layersOf(tree));
  const late = lateChoices(sorted, choices, files, isExperiment, (target) => {
    return nodeAt(ofFiles, stepsOf(target)) !== undefined;
  });
  const slots = late.chosen.map((entry) => expandLate(entry, expansion));
  expandDeferred(expansion);
  problems.push(...choices.problems(), ...late.problems);

  const outerRules: MergeRules = { parts: isExperiment, anew: isExperiment, problems };
  const chosen = slots.reduce((under, { nodes }) => {
    const layers = nodes.flatMap((node) => (node === "_self_" ? [] : layersOf(node)));
    return mergeMaps(under, mergeAll(layers), outerRules);
  }, ofFiles);
  // In their order on the command line.
  const values = overrides.filter((override) => sorted.values.has(override) || late.values.has(override));
  const written = values.reduce((under, override) => applyOverride(under, override, outerRules), chosen);
  const isChoice = (key: string, value: Located): boolean => {
    if (choices.known.has(key)) return value.kind !== "map";
    return value.kind === "scalar" && typeof value.value === "string" && files.hasOption(key, value.value);
  };
  return {
    root: resolveInterpolations(written, { isExperiment, surroundings, problems }),
    written,
    tree,
    choices: choices.known,
    isLacking: expansion.isLacking,
    meant: meantKeys(overrides, choices.known, tree, files),
    deleted: deletedKeys(overrides),
    isChoice,
    problems,
  };
}

/** An experiment lands in no package but the whole config. */
function wholeConfig({ header }: FileContent, problems: Problem[]): Package {
  if (header !== undefined && header.package !== "_global_") {
    const message = "an experiment's own package is the whole config";
    const hint = "remove it, or write _global_";
    problems.push({ code: "E_GROUP", message, location: header.location, hint });
  }
  return "";
}
