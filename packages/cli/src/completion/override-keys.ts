import { behind, type Candidate } from "./candidate.ts";
import { type Child, childrenOf, shapeChildren } from "./config-place.ts";
import { describeKey, describePart } from "./describe-key.ts";
import { groupCandidates, packageCandidates } from "./groups.ts";
import type { KnownExperiment } from "./world.ts";

/** The keys of a grid are keys of overrides themselves, dots and all. */
export const gridPrefix = "sweep.grid.";

/** What a key may go on with: `opt` with keys and groups, `optimizer.` with what the chosen optimizer takes. */
export function keyCandidates(word: string, sigil: string, known: KnownExperiment): readonly Candidate[] {
  if (word.startsWith(gridPrefix)) {
    return behind(gridPrefix, keyCandidates(word.slice(gridPrefix.length), sigil, known));
  }
  if (word.includes("@")) return packageCandidates(word, sigil, known);
  const parent = word.slice(0, word.lastIndexOf(".") + 1);
  const path = parent.split(".").slice(0, -1);
  const keys = childrenAt(path, known).flatMap((child) => childCandidates(parent, child, sigil, known));
  return parent === "" ? [...keys, ...groupCandidates(word, sigil, known)] : keys;
}

/** What lies below a path of keys; for none, the keys of an experiment. */
export function childrenAt(
  path: readonly string[],
  { shape, config, catalogue }: KnownExperiment,
): readonly Child[] {
  let children = shapeChildren(shape, config);
  for (const key of path) {
    const child = children.find((each) => each.key === key);
    children = child === undefined ? [] : childrenOf(child.place, catalogue);
  }
  return children;
}

/** A key to be given a value, and a key to go on from, where it has others below. */
function childCandidates(
  parent: string,
  child: Child,
  sigil: string,
  { catalogue }: KnownExperiment,
): readonly Candidate[] {
  const { place } = child;
  const key = parent + child.key;
  const description = describeKey(child, catalogue);
  const isOpen = `${key}.` === gridPrefix || childrenOf(place, catalogue).length > 0;
  const open = isOpen
    ? [{ value: `${key}.`, description: describePart(place, catalogue) ?? description }]
    : [];
  if (sigil === "~") return child.isWritten ? [{ value: key, description }, ...open] : [];
  // A map is given key by key.
  const isMap = isOpen && place.form === "value";
  return isMap ? open : [{ value: `${key}=`, description }, ...open];
}
