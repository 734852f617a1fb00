import type { Entry, Located, LocatedMap, Location, Path } from "../source/located.ts";
import { describe, typeOf } from "../source/located.ts";
import type { Problem } from "../source/problem.ts";
import { dereference } from "./dereference.ts";

/** How values are laid over each other. */
export interface MergeRules {
  /**
   * The config holds parts, whose keys a schema judges in the end: a bare string stands for a part of that type, and
   * may be given parameters. Without, strings are only strings, as in Hydra.
   */
  readonly parts: boolean;
  /** A part of another type replaces the one under it whole, as a value from outside of the files does. */
  readonly anew: boolean;
  /** The config that references in the lower value count from; without, they are replaced like any text. */
  readonly root?: Located;
  readonly problems: Problem[];
}

/**
 * Lays one value over another, as Hydra does: maps are merged key by key, lists and scalars replace. What must still
 * be given, `???`, replaces nothing. A map and a list cannot be merged. A reference to a map or a list is replaced by
 * that before a map or a list is laid over it. What is replaced is kept in `overrides`.
 */
export function merge(lower: Located, over: Located, rules: MergeRules, path: Path = []): Located {
  const isMissing = over.kind === "scalar" && over.value === "???";
  const isCollection = over.kind !== "scalar";
  const target = isMissing || isCollection ? rules.root && dereference(lower, path, rules.root) : undefined;
  const under = target ?? lower;
  if (isMissing) return under;
  if (over.kind === "map") {
    const base = rules.parts ? asPart(under, over) : under;
    const isOther = rules.anew && namesAnotherType(base, over);
    if (base.kind === "map" && !isOther) return mergeMaps(base, over, rules, path);
  }
  const kinds = new Set([under.kind, over.kind]);
  if (kinds.has("map") && kinds.has("sequence")) {
    rules.problems.push(unlike(under, over));
    return under;
  }
  return { ...over, overrides: lower };
}

/** As `merge`, of maps: the result is where the lower one is. */
export function mergeMaps(
  under: LocatedMap,
  over: LocatedMap,
  rules: MergeRules,
  path: Path = [],
): LocatedMap {
  const entries = new Map<string, Entry>(under.entries);
  for (const [key, entry] of over.entries) {
    const below = under.entries.get(key);
    const merged =
      below && entryOver(below, entry.key, merge(below.value, entry.value, rules, [...path, key]));
    entries.set(key, merged ?? entry);
  }
  return { ...under, entries };
}

/** A map that only gained keys is still the one that was first written; what was replaced is the later one. */
export function entryOver(below: Entry, laterKey: Location, value: Located): Entry {
  const isReplaced = value.overrides === below.value;
  return { key: isReplaced ? laterKey : below.key, value };
}

/** A bare string as the part that it stands for, where something is laid over it that names no type. */
export function asPart(under: Located, over: LocatedMap): Located {
  if (under.kind !== "scalar" || typeof under.value !== "string" || over.entries.has("type")) return under;
  if (under.value.includes("${") || under.value === "???") return under;
  const type = { key: under.location, value: under };
  return { kind: "map", entries: new Map([["type", type]]), location: under.location };
}

/** A value under the keys of a path. */
export function nest(
  keys: readonly { readonly key: string; readonly location: Location }[],
  value: Located,
): Located {
  return keys.reduceRight<Located>(
    (inner, { key, location }) => ({
      kind: "map",
      entries: new Map([[key, { key: location, value: inner }]]),
      location,
    }),
    value,
  );
}

function namesAnotherType(under: Located, over: Located): boolean {
  const old = typeOf(under);
  const next = typeOf(over);
  return old !== undefined && next !== undefined && old.value !== next.value;
}

function unlike(under: Located, over: Located): Problem {
  return {
    code: "E_TYPE",
    message: `${describe(over)} cannot be merged with ${describe(under)}`,
    location: over.location,
    hint: under.kind === "map" ? "write a map here" : "write a list here",
    overrides: under,
  };
}
