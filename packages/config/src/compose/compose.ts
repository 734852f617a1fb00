import { resolveInterpolations } from "../interpolation/resolve.ts";
import type { Surroundings } from "../interpolation/resolvers.ts";
import type { Override } from "../overrides/arguments.ts";
import type { Located, LocatedMap, Source } from "../source/located.ts";
import type { Problem } from "../source/problem.ts";
import { applyOverride } from "./apply-override.ts";
import { createChoices } from "./choices.ts";
import type { ConfigFiles } from "./config-files.ts";
import { createConfigFiles } from "./config-files.ts";
import type { Expansion, TreeNode } from "./defaults-tree.ts";
import { expandAddition, expandPrimary } from "./defaults-tree.ts";
import { layersOf } from "./layers.ts";
import { mergeMaps } from "./merge.ts";
import { sortOverrides } from "./sort-overrides.ts";

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
  const choices = createChoices(sorted);
  const expansion: Expansion = { files, choices, problems, deferred: [] };
  // From the last to the first: an addition's `override` reaches what the file has chosen.
  const additions = sorted.added.toReversed().map((entry) => expandAddition(entry, expansion));
  const tree = expandPrimary(files.primary, expansion);
  for (const expandLater of expansion.deferred) expandLater();
  problems.push(...choices.problems());
  const untaken = sorted.untaken(choices.untaken(), [...choices.known.keys()], problems);
  const late = untaken.chosen.map((entry) => expandAddition(entry, expansion));

  const fileRules = { parts: isExperiment, anew: false, problems };
  const outerRules = { ...fileRules, anew: isExperiment, addsKeys: isExperiment };
  const empty: LocatedMap = { kind: "map", entries: new Map(), location: tree.place };
  const mergeAll = (nodes: readonly TreeNode[]): LocatedMap =>
    nodes.flatMap(layersOf).reduce((under, over) => mergeMaps(under, over, fileRules), empty);
  const ofFiles = mergeAll([tree, ...additions.toReversed().flat()]);
  const chosen = late.reduce((under, nodes) => mergeMaps(under, mergeAll(nodes), outerRules), ofFiles);
  const written = untaken.values.reduce(
    (under, override) => applyOverride(under, override, outerRules),
    chosen,
  );
  const isChoice = (key: string, value: Located): boolean => {
    if (choices.known.has(key)) return value.kind !== "map";
    return value.kind === "scalar" && typeof value.value === "string" && files.hasOption(key, value.value);
  };
  return {
    root: resolveInterpolations(written, { parts: isExperiment, surroundings, problems }),
    written,
    tree,
    choices: choices.known,
    isChoice,
    problems,
  };
}
