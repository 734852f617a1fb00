import type { ZodShape } from "@titrate/plugin";
import type { Catalogue, Kind, ValidPart } from "@titrate/plugin/host";
import { describeParam, kinds } from "@titrate/plugin/host";
import type { z } from "zod";
import type { Located, LocatedMap, LocatedScalar, Location, Path } from "../source/located.ts";
import { describe, isIncomplete, placeOf, quote, toLocated, typeOf } from "../source/located.ts";
import type { Problem } from "../source/problem.ts";
import { formatPlace } from "../source/problem.ts";
import { didYouMean, knownNames, nearest } from "../source/suggest.ts";
import { reservedKeys } from "../source/yaml.ts";
import type { Owner } from "./value.ts";
import { issueProblem, missing, validateValue } from "./value.ts";

/** What a walk over a config needs and gathers. */
export interface Walk {
  readonly catalogue: Catalogue;
  readonly problems: Problem[];
}

/**
 * Validates the keys of a map: an experiment's, or a part's parameters. Unknown keys are the caller's matter.
 * The result lacks what is faulty; then there are problems.
 */
export function walkShape(
  map: LocatedMap,
  shape: ZodShape,
  owner: Owner,
  path: Path,
  walk: Walk,
): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  const known = Object.keys(shape);
  // A key that a misspelt one was meant for is not missing too: that would be one mistake told twice.
  const meant = new Set(
    [...map.entries.keys()].filter((key) => !known.includes(key)).map((key) => nearest(key, known)),
  );
  for (const [key, schema] of Object.entries(shape)) {
    const entry = map.entries.get(key);
    if (entry === undefined && meant.has(key)) continue;
    const value = walkParam(schema, key, entry?.key, entry?.value, owner, [...path, key], walk);
    if (value !== undefined) result[key] = value;
  }
  return result;
}

/** Reports the keys of a map that are not known. `explain` may know more than a near name. */
export function refuseUnknownKeys(
  map: LocatedMap,
  known: readonly string[],
  owner: Owner,
  walk: Walk,
  explain: (key: string) => string | undefined = () => undefined,
): void {
  for (const [key, entry] of map.entries) {
    // What a file that cannot be had was to say is no key of its own.
    if (known.includes(key) || isIncomplete(entry.value)) continue;
    const reason = explain(key);
    walk.problems.push({
      code: "E_UNKNOWN_KEY",
      message: `${owner.name} has no ${owner.noun} ${quote(key)}`,
      location: entry.key,
      hint: reason === undefined ? didYouMean(key, known) : undefined,
      notes: [...(reason === undefined ? [] : [reason]), ...knownNames(owner.known, known)],
    });
  }
}

function walkParam(
  schema: z.ZodType,
  key: string,
  keyPlace: Location | undefined,
  written: Located | undefined,
  owner: Owner,
  path: Path,
  walk: Walk,
): unknown {
  if (written?.isHole) return undefined;
  const param = describeParam(schema);
  if (param.form === "value") {
    return validateValue(schema, key, keyPlace, written, owner, walk.problems);
  }
  if (written === undefined && !("default" in param)) {
    if (!param.required) return undefined;
    const notes = knownNames(kinds[param.kind].plural, walk.catalogue.names(param.kind));
    walk.problems.push(missing(owner, key, formNames[param.form](param.kind), notes));
    return undefined;
  }
  // A default is validated like a written value, and stands where its owner stands.
  const node = written ?? toLocated(param.default, owner.place);
  if (param.nullable && node.kind === "scalar" && node.value === null) return null;
  if (param.form === "part") return walkPart(param.kind, node, path, walk);
  const values = walkParts(param.form, param.kind, node, path, walk);
  // The parts are valid; what is left are the schema's own checks, such as a least length.
  const issues = values === undefined ? [] : (schema.safeParse(values).error?.issues ?? []);
  walk.problems.push(...issues.map((issue) => issueProblem(issue, key, keyPlace, node, owner)));
  return values;
}

function walkParts(
  form: "array" | "record",
  kind: Kind,
  node: Located,
  path: Path,
  walk: Walk,
): unknown[] | Record<string, unknown> | undefined {
  if (form === "array" && node.kind === "sequence") {
    const parts = node.items.map((item, index) => walkPart(kind, item, [...path, index], walk));
    return parts.includes(undefined) ? undefined : parts;
  }
  if (form === "record" && node.kind === "map") {
    const parts = [...node.entries].map(([key, { value }]) => [
      key,
      walkPart(kind, value, [...path, key], walk),
    ]);
    return parts.some(([, part]) => part === undefined) ? undefined : Object.fromEntries(parts);
  }
  walk.problems.push(wrongForm(formNames[form](kind), node));
  return undefined;
}

/** Validates a part: a bare name, or a map with `type`, maybe `name`, and parameters. */
function walkPart(kind: Kind, node: Located, path: Path, walk: Walk): ValidPart | undefined {
  const type = node.kind === "scalar" ? node : typeOf(node);
  if (node.kind === "sequence" || (node.kind === "scalar" && typeof node.value !== "string")) {
    walk.problems.push(wrongForm(`${withArticle(kind)} (its name, or a map with "type")`, node));
    return undefined;
  }
  if (type === undefined) {
    if (isIncomplete(node)) return undefined;
    walk.problems.push({
      code: "E_MISSING",
      message: `${withArticle(kind)} needs "type"`,
      location: placeOf(node),
      notes: knownNames(kinds[kind].plural, walk.catalogue.names(kind)),
    });
    return undefined;
  }
  if (typeof type.value !== "string") {
    walk.problems.push(wrongForm(`the name of ${withArticle(kind)}`, type));
    return undefined;
  }
  const plugin = walk.catalogue.find(kind, type.value);
  if (plugin === undefined) {
    walk.problems.push(unknownPlugin(kind, type.value, type, node, walk));
    return undefined;
  }
  const before = walk.problems.length;
  const owner: Owner = {
    name: `${kind} ${quote(plugin.name)}`,
    noun: "parameter",
    known: `parameters of ${plugin.name}`,
    place: type.location,
  };
  const map = node.kind === "map" ? node : bareMap(node);
  const name = partName(map, walk);
  // `type` and `name` are every part's, and no misspelt parameters.
  const given = {
    ...map,
    entries: new Map([...map.entries].filter(([key]) => key !== "type" && key !== "name")),
  };
  refuseUnknownParams(given, Object.keys(plugin.params), kind, type, owner, walk);
  const params = walkShape(given, plugin.params, owner, path, walk);
  if (walk.problems.length > before) return undefined;
  return { kind, type: plugin.name, ...(name === undefined ? {} : { name }), path, params };
}

function bareMap(node: LocatedScalar): LocatedMap {
  return { kind: "map", entries: new Map(), location: node.location };
}

/**
 * `optimizer.type=adam` changes the name alone: parameters of the old type stay, and those that the new one does
 * not have are reported where they are written.
 */
function refuseUnknownParams(
  map: LocatedMap,
  known: readonly string[],
  kind: Kind,
  type: LocatedScalar,
  owner: Owner,
  walk: Walk,
): void {
  const old = type.overrides?.kind === "scalar" ? type.overrides.value : undefined;
  const oldPlugin = typeof old === "string" ? walk.catalogue.find(kind, old) : undefined;
  refuseUnknownKeys(map, known, owner, walk, (key) =>
    oldPlugin !== undefined && Object.hasOwn(oldPlugin.params, key)
      ? `it belongs to type ${quote(oldPlugin.name)}, which was changed to ${quote(String(type.value))} at ${formatPlace(type.location)}`
      : undefined,
  );
}

/** Names stand in dotted parameter paths such as `block.hidden.weight`. */
function partName(map: LocatedMap, walk: Walk): string | undefined {
  const node = map.entries.get("name")?.value;
  if (node === undefined) return undefined;
  if (node.kind === "scalar" && typeof node.value === "string" && /^[A-Za-z_][\w-]*$/.test(node.value)) {
    if (!reservedKeys.has(node.value)) return node.value;
    const message = `${quote(node.value)} cannot be a name`;
    walk.problems.push({ code: "E_KEY", message, location: node.location, overrides: node.overrides });
    return undefined;
  }
  walk.problems.push(wrongForm('a name of letters, digits, "_" and "-"', node));
  return undefined;
}

function unknownPlugin(kind: Kind, name: string, type: LocatedScalar, node: Located, walk: Walk): Problem {
  const names = walk.catalogue.names(kind);
  const others = (Object.keys(kinds) as Kind[]).filter(
    (other) => other !== kind && walk.catalogue.find(other, name) !== undefined,
  );
  return {
    code: "E_UNKNOWN_PLUGIN",
    message: `there is no ${kind} ${quote(name)}`,
    location: type.location,
    hint: others.length > 0 ? `${quote(name)} is ${withArticle(others[0]!)}` : didYouMean(name, names),
    notes: knownNames(kinds[kind].plural, names),
    overrides: type.overrides ?? node.overrides,
  };
}

function wrongForm(expected: string, node: Located): Problem {
  return {
    code: "E_TYPE",
    message: `expected ${expected}, got ${describe(node)}`,
    location: node.location,
    overrides: node.overrides,
  };
}

const formNames: Readonly<Record<"part" | "array" | "record", (kind: Kind) => string>> = {
  part: withArticle,
  array: (kind) => `a list of ${kinds[kind].plural}`,
  record: (kind) => `a map of ${kinds[kind].plural} by name`,
};

function withArticle(kind: Kind): string {
  return `${/^([aeiou]|rng)/.test(kind) ? "an" : "a"} ${kind}`;
}
