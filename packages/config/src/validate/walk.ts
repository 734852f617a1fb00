import type { Plugin, ZodShape } from "@titrate/plugin";
import type { Catalogue, Kind, ValidPart } from "@titrate/plugin/host";
import { describeParam, kinds } from "@titrate/plugin/host";
import type { z } from "zod";
import type { Located, LocatedMap, LocatedScalar, Location, Path } from "../source/located.ts";
import { describe, isIncomplete, placeOf, quote, toLocated, typeOf } from "../source/located.ts";
import type { Problem } from "../source/problem.ts";
import { formatPlace } from "../source/problem.ts";
import type { Project } from "../source/project.ts";
import { knownNames } from "../source/suggest.ts";
import { reservedKeys } from "../source/yaml-keys.ts";
import { originNotes } from "./origins.ts";
import { noPartHint, noPartsHint, noTypeHint, unknownPluginHint, withArticle } from "./part-hints.ts";
import { pathProblems } from "./paths.ts";
import { isSpelled, meaningOf, unknownKey } from "./unknown-key.ts";
import type { Findings, Owner } from "./value.ts";
import { issueProblem, missing, validateValue } from "./value.ts";

/** What a walk over a config needs and gathers. */
export interface Walk extends Findings {
  readonly catalogue: Catalogue;
  /** Where paths may lead; anywhere, unless given. */
  readonly project?: Project;
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
    [...map.entries.keys()].filter((key) => !known.includes(key)).map((key) => meaningOf(key, known)),
  );
  for (const [key, schema] of Object.entries(shape)) {
    const entry = map.entries.get(key);
    if (entry === undefined && meant.has(key)) continue;
    const value = walkParam(schema, key, entry?.key, entry?.value, owner, [...path, key], walk);
    if (value !== undefined) result[key] = value;
  }
  return result;
}

/** Of one map: more are told by the first. */
const mostUnknown = 100;

/** Reports the keys of a map that are not known. `explain` may know more than a near name. */
export function refuseUnknownKeys(
  map: LocatedMap,
  known: readonly string[],
  owner: Owner,
  path: Path,
  walk: Walk,
  explain: (key: string) => string | undefined = () => undefined,
): void {
  let count = 0;
  for (const [key, entry] of map.entries) {
    // What a file that cannot be had was to say is no key of its own.
    if (known.includes(key) || isIncomplete(entry.value) || ++count > mostUnknown) continue;
    const lacks = `${owner.name} has no ${owner.noun}`;
    const told = { lacks, key, entry, path, known, what: owner.known, reason: explain(key) };
    walk.problems.push(unknownKey(told, walk.elsewhere, walk.meant));
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
    const { project } = walk;
    if (written !== undefined && project !== undefined)
      walk.problems.push(...pathProblems(schema, written, project));
    return validateValue(schema, { path, keyPlace, node: written }, owner, walk);
  }
  if (written === undefined && !("default" in param)) {
    if (!param.required) return undefined;
    const notes = knownNames(kinds[param.kind].plural, walk.catalogue.names(param.kind));
    const problem = missing(owner, key, formNames[param.form](param.kind), notes);
    walk.problems.push(problem);
    walk.missing.set(problem, path.join("."));
    return undefined;
  }
  // A default is validated like a written value, and stands where its owner stands.
  const node = written ?? toLocated(param.default, owner.place);
  if (param.nullable && node.kind === "scalar" && node.value === null) return null;
  if (param.form === "part") return walkPart(param.kind, node, path, walk, param.nullable);
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
  walk.problems.push(wrongForm(formNames[form](kind), node, noPartsHint(form, node)));
  return undefined;
}

/** Validates a part: a bare name, or a map with `type`, maybe `name`, and parameters. */
function walkPart(
  kind: Kind,
  node: Located,
  path: Path,
  walk: Walk,
  isNullable = false,
): ValidPart | undefined {
  const type = node.kind === "scalar" ? node : typeOf(node);
  if (node.kind === "sequence" || (node.kind === "scalar" && typeof node.value !== "string")) {
    walk.problems.push(
      wrongForm(
        `${withArticle(kind)} (its name, or a map with "type")`,
        node,
        noPartHint(kind, node, path.join("."), isNullable),
      ),
    );
    return undefined;
  }
  if (type === undefined) {
    if (isIncomplete(node)) return undefined;
    walk.problems.push({
      code: "E_MISSING",
      message: `${withArticle(kind)} needs "type"`,
      location: placeOf(node),
      hint: noTypeHint(kind, node as LocatedMap, walk.catalogue),
      notes: knownNames(kinds[kind].plural, walk.catalogue.names(kind)),
      overrides: node.overrides,
    });
    return undefined;
  }
  if (typeof type.value !== "string") {
    walk.problems.push(wrongForm(`the name of ${withArticle(kind)}`, type));
    return undefined;
  }
  const plugin = walk.catalogue.find(kind, type.value);
  if (plugin === undefined) {
    walk.problems.push(unknownPlugin(kind, type.value, type, node, isNullable, walk));
    const meant = walk.catalogue.names(kind).find((name) => isSpelled(type.value as string, name));
    // What else is wrong with a part whose name is only written in another way is told with it.
    if (meant !== undefined) walkParams(walk.catalogue.find(kind, meant)!, kind, type, node, path, walk);
    return undefined;
  }
  return walkParams(plugin, kind, type, node, path, walk);
}

function walkParams(
  plugin: Plugin,
  kind: Kind,
  type: LocatedScalar,
  node: LocatedScalar | LocatedMap,
  path: Path,
  walk: Walk,
): ValidPart | undefined {
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
  refuseUnknownParams(given, Object.keys(plugin.params), kind, type, owner, path, walk);
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
  path: Path,
  walk: Walk,
): void {
  const old = type.overrides?.kind === "scalar" ? type.overrides.value : undefined;
  const oldPlugin = typeof old === "string" ? walk.catalogue.find(kind, old) : undefined;
  refuseUnknownKeys(map, known, owner, path, walk, (key) =>
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
    walk.problems.push({
      code: "E_KEY",
      message,
      location: node.location,
      hint: "choose another",
      overrides: node.overrides,
    });
    return undefined;
  }
  walk.problems.push(wrongForm('a name of letters, digits, "_" and "-"', node, "it starts with a letter"));
  return undefined;
}

function unknownPlugin(
  kind: Kind,
  name: string,
  type: LocatedScalar,
  node: Located,
  isNullable: boolean,
  walk: Walk,
): Problem {
  const names = walk.catalogue.names(kind);
  const others = (Object.keys(kinds) as Kind[]).filter(
    (other) => other !== kind && walk.catalogue.find(other, name) !== undefined,
  );
  return {
    code: "E_UNKNOWN_PLUGIN",
    message: `there is no ${kind} ${quote(name)}`,
    location: type.location,
    hint: unknownPluginHint(kind, name, names, others[0], isNullable),
    notes: [...originNotes(type), ...knownNames(kinds[kind].plural, names)],
    overrides: type.overrides ?? node.overrides,
  };
}

function wrongForm(expected: string, node: Located, hint?: string): Problem {
  const notes = originNotes(node);
  return {
    code: "E_TYPE",
    message: `expected ${expected}, got ${describe(node)}`,
    location: node.location,
    hint,
    ...(notes.length > 0 && { notes }),
    overrides: node.overrides,
  };
}

const formNames: Readonly<Record<"part" | "array" | "record", (kind: Kind) => string>> = {
  part: withArticle,
  array: (kind) => `a list of ${kinds[kind].plural}`,
  record: (kind) => `a map of ${kinds[kind].plural} by name`,
};
