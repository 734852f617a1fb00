import type { Entry, Located, LocatedMap, Location } from "../source/located.ts";
import { typeOf } from "../source/located.ts";

/**
 * Lays one value over another, as Hydra does: maps are merged key by key, lists and scalars replace. What is
 * replaced is kept in `overrides`.
 *
 * Two rules are ours, because a part's parameters belong to its `type`:
 * - a map that names another `type` than the part under it replaces that part whole;
 * - a map without `type` over a bare string gives parameters to the part that the string names.
 */
export function merge(under: Located, over: Located): Located {
  if (over.kind === "map") {
    const base = asPart(under, over);
    if (base?.kind === "map" && !namesAnotherType(base, over)) return mergeMaps(base, over);
  }
  return { ...over, overrides: under };
}

function mergeMaps(under: LocatedMap, over: LocatedMap): LocatedMap {
  const entries = new Map<string, Entry>(under.entries);
  for (const [key, entry] of over.entries) {
    const below = under.entries.get(key);
    entries.set(
      key,
      below === undefined ? entry : entryOver(below, entry.key, merge(below.value, entry.value)),
    );
  }
  return { ...under, entries };
}

/** A map that only gained keys is still the one that was first written; what was replaced is the later one. */
function entryOver(below: Entry, laterKey: Location, value: Located): Entry {
  const isReplaced = value.overrides === below.value;
  return { key: isReplaced ? laterKey : below.key, value };
}

function asPart(under: Located, over: LocatedMap): Located {
  if (under.kind !== "scalar" || typeof under.value !== "string" || over.entries.has("type")) return under;
  const type = { key: under.location, value: under };
  return { kind: "map", entries: new Map([["type", type]]), location: under.location };
}

function namesAnotherType(under: Located, over: Located): boolean {
  const old = typeOf(under);
  const next = typeOf(over);
  return old !== undefined && next !== undefined && old.value !== next.value;
}

/** A step of an override's path, and where it is written. */
export interface Step {
  readonly key: string;
  readonly location: Location;
}

/** A step that leads nowhere: there is a list, and the step is not the index of one of its entries. */
export interface BadStep {
  readonly step: Step;
  readonly length: number;
}

/**
 * Lays a value over the one at a path; maps on the way are made where they are missing. A path ends in one key:
 * `optimizer.type` changes the name alone, the part's other keys stay.
 */
export function mergeAt(root: Located, path: readonly Step[], value: Located): Located | BadStep {
  const [step, ...rest] = path;
  if (step === undefined) return merge(root, value);
  if (root.kind === "sequence") {
    const index = /^\d+$/.test(step.key) ? Number(step.key) : -1;
    const item = root.items[index];
    if (item === undefined) return { step, length: root.items.length };
    const changed = mergeAt(item, rest, value);
    return "kind" in changed ? { ...root, items: root.items.with(index, changed) } : changed;
  }
  const base = root.kind === "map" ? root : asPart(root, emptyMap(step.location));
  if (base.kind !== "map") return { ...nest(path, value), overrides: root };
  const below = base.entries.get(step.key);
  const changed = below === undefined ? nest(rest, value) : mergeAt(below.value, rest, value);
  if (!("kind" in changed)) return changed;
  const entry =
    below === undefined ? { key: step.location, value: changed } : entryOver(below, step.location, changed);
  return { ...base, entries: new Map(base.entries).set(step.key, entry) };
}

function nest(path: readonly Step[], value: Located): Located {
  return path.reduceRight<Located>(
    (inner, { key, location }) => ({
      kind: "map",
      entries: new Map([[key, { key: location, value: inner }]]),
      location,
    }),
    value,
  );
}

function emptyMap(location: Location): LocatedMap {
  return { kind: "map", entries: new Map(), location };
}
