import { isDeepStrictEqual } from "node:util";
import type { Override, Step } from "../overrides/arguments.ts";
import type { Entry, Located, LocatedMap } from "../source/located.ts";
import { describe, nodeAt, quote, toPlain } from "../source/located.ts";
import type { Problem } from "../source/problem.ts";
import { didYouMean, knownNames } from "../source/suggest.ts";
import type { MergeRules } from "./merge.ts";
import { asPart, entryOver, merge, nest } from "./merge.ts";

/** The config with an override laid over it. A problem leaves it as it was. */
export function applyOverride(root: LocatedMap, override: Override, rules: MergeRules): LocatedMap {
  const { path, operation, value } = override;
  const first = path[0]!;
  if (first.key === "defaults") {
    const message = "defaults cannot be overridden";
    rules.problems.push({
      code: "E_OVERRIDE",
      message,
      location: first.location,
      hint: "write group=option",
    });
    return root;
  }
  if (operation === "delete") return (remove(root, override, 0, rules) ?? root) as LocatedMap;
  const problem = refusal(root, override, rules);
  if (problem !== undefined) {
    rules.problems.push(problem);
    return root;
  }
  return (set(root, path, value!, rules) ?? root) as LocatedMap;
}

/** What Hydra refuses: keys that `=` finds missing, or `+` finds there. */
function refusal(
  root: LocatedMap,
  { path, operation, value }: Override,
  rules: MergeRules,
): Problem | undefined {
  const keys = path.map(({ key }) => key);
  const { location } = path.at(-1)!;
  const found = nodeAt(root, keys);
  if (operation === "add") {
    if (found === undefined || isOpen(found) || value!.kind !== "scalar") return undefined;
    const message = `${quote(keys.join("."))} is there already`;
    return { code: "E_OVERRIDE", message, location, hint: "leave out the +, or write ++", overrides: found };
  }
  if (operation !== "change" || rules.parts) return undefined;
  const length = keys.findIndex((_, index) => nodeAt(root, keys.slice(0, index + 1)) === undefined);
  if (length >= 0) return missingKey(nodeAt(root, keys.slice(0, length)), path, length);
  const added = value!.kind === "map" && found!.kind === "map" ? newKey(found!, value!) : undefined;
  if (added === undefined) return undefined;
  const message = `there is no key ${quote([...keys, added].join("."))}`;
  return {
    code: "E_OVERRIDE",
    message,
    location: value!.location,
    hint: `write +${keys.join(".")}={...} to add it`,
  };
}

/** What holds no value yet: null, or what must be given. */
function isOpen(node: Located): boolean {
  return node.kind === "scalar" && (node.value === null || node.value === "???");
}

function missingKey(parent: Located | undefined, path: readonly Step[], length: number): Problem {
  const { key, location } = path[length]!;
  if (parent?.kind === "sequence") return noEntry(path[length]!, parent.items.length);
  const known = parent?.kind === "map" ? [...parent.entries.keys()] : [];
  const written = path.map((step) => step.key);
  return {
    code: "E_OVERRIDE",
    message: `there is no key ${quote(written.slice(0, length + 1).join("."))}`,
    location,
    hint: didYouMean(key, known) ?? `write +${written.join(".")}=... to add it`,
    notes: known.length === 0 ? [] : knownNames("keys there", known),
  };
}

function newKey(under: Located, over: Located): string | undefined {
  if (under.kind !== "map" || over.kind !== "map") return undefined;
  for (const [key, { value }] of over.entries) {
    const below = under.entries.get(key);
    const added = below === undefined ? "" : newKey(below.value, value);
    if (added !== undefined) return added === "" ? key : `${key}.${added}`;
  }
  return undefined;
}

/** Lays a value over the one at a path; maps on the way are made where they are missing. Undefined where there is no such entry. */
function set(node: Located, path: readonly Step[], value: Located, rules: MergeRules): Located | undefined {
  const [step, ...rest] = path;
  if (step === undefined)
    return value.kind === "scalar" ? { ...value, overrides: node } : merge(node, value, rules);
  if (node.kind === "sequence") {
    const item = node.items[indexOf(step.key)];
    if (item === undefined) {
      rules.problems.push(noEntry(step, node.items.length));
      return undefined;
    }
    const changed = set(item, rest, value, rules);
    return changed && { ...node, items: node.items.with(indexOf(step.key), changed) };
  }
  const empty: LocatedMap = { kind: "map", entries: new Map(), location: step.location };
  const base = rules.parts ? asPart(node, empty) : node;
  if (base.kind !== "map") return { ...nest(path, value), overrides: node };
  const below = base.entries.get(step.key);
  const changed = below === undefined ? nest(rest, value) : set(below.value, rest, value, rules);
  if (changed === undefined) return undefined;
  const entry =
    below === undefined ? { key: step.location, value: changed } : entryOver(below, step.location, changed);
  return { ...base, entries: new Map(base.entries).set(step.key, entry) };
}

/**
 * Without the value at a path. Undefined where it is not there, or is not the value that was meant. Hydra deletes neither
 * what holds no value nor entries of lists; an experiment does.
 */
function remove(node: Located, override: Override, depth: number, rules: MergeRules): Located | undefined {
  const { path, value } = override;
  const step = path[depth]!;
  const child = nodeAt(node, [step.key]);
  const isLast = depth === path.length - 1;
  const isKept = isLast && !rules.parts && child !== undefined && (isOpen(child) || node.kind === "sequence");
  if (child === undefined || isKept) {
    rules.problems.push(notThere(node, path, depth));
    return undefined;
  }
  if (!isLast) {
    const changed = remove(child, override, depth + 1, rules);
    return changed && withChild(node, step.key, changed);
  }
  // As in Python, null is no value.
  if (value !== undefined && !isNull(value) && !isDeepStrictEqual(toPlain(value), toPlain(child))) {
    const written = quote(path.map(({ key }) => key).join("."));
    rules.problems.push({
      code: "E_OVERRIDE",
      message: `${written} is ${describe(child)}, not ${describe(value)}: nothing is deleted`,
      location: value.location,
      hint: "leave out the value to delete it whatever it is",
      overrides: child,
    });
    return undefined;
  }
  return withChild(node, step.key, undefined);
}

function isNull(node: Located): boolean {
  return node.kind === "scalar" && node.value === null;
}

function notThere(node: Located, path: readonly Step[], depth: number): Problem {
  const { key, location } = path[depth]!;
  const written = path.slice(0, depth + 1).map((step) => step.key);
  const known = node.kind === "map" ? [...node.entries.keys()] : [];
  return {
    code: "E_OVERRIDE",
    message: `${quote(written.join("."))} is not there, and cannot be deleted`,
    location,
    hint: didYouMean(key, known),
    notes: known.length === 0 ? [] : knownNames("keys there", known),
  };
}

function withChild(node: Located, key: string, child: Located | undefined): Located {
  if (node.kind === "sequence") {
    const index = indexOf(key);
    return {
      ...node,
      items: child === undefined ? node.items.toSpliced(index, 1) : node.items.with(index, child),
    };
  }
  if (node.kind !== "map") return node;
  const entries = new Map<string, Entry>(node.entries);
  if (child === undefined) entries.delete(key);
  else entries.set(key, { ...entries.get(key)!, value: child });
  return { ...node, entries };
}

function indexOf(key: string): number {
  return /^\d+$/.test(key) ? Number(key) : -1;
}

function noEntry(step: Step, length: number): Problem {
  return {
    code: "E_OVERRIDE",
    message: `there is no entry ${quote(step.key)} in a list of ${length}`,
    location: step.location,
    hint: length === 0 ? undefined : `indices are 0 to ${length - 1}`,
  };
}
