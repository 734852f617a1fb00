import type { Override } from "../overrides/arguments.ts";
import type { Located, LocatedMap, LocatedScalar, Location } from "../source/located.ts";
import { describe, quote } from "../source/located.ts";
import type { Problem } from "../source/problem.ts";

/** An entry of a defaults list: the file itself, or the option of a group. */
export type Default = { readonly kind: "self"; readonly location: Location } | Choice;

/** The option that is chosen for a group. */
export interface Choice {
  readonly kind: "choice";
  readonly group: string;
  readonly groupLocation: Location;
  readonly option: LocatedScalar & { readonly value: string };
}

/**
 * Reads the `defaults` of an experiment. Without `_self_` the file itself comes last, as in Hydra 1.1 and later:
 * what it says wins over its defaults.
 */
export function readDefaults(root: LocatedMap, problems: Problem[]): Default[] {
  const list = root.entries.get("defaults")?.value;
  if (list !== undefined && list.kind !== "sequence") {
    const message = `expected a list such as "- model: perceptron", got ${describe(list)}`;
    problems.push({ code: "E_TYPE", message, location: list.location });
  }
  const items = list?.kind === "sequence" ? list.items : [];
  const defaults: Default[] = [];
  for (const item of items) {
    const entry = readDefault(item);
    if ("code" in entry) problems.push(entry);
    else if (defaults.some((other) => nameOf(other) === nameOf(entry))) {
      const message = `${quote(nameOf(entry))} is given twice`;
      problems.push({ code: "E_GROUP", message, location: item.location, hint: "remove one of them" });
    } else defaults.push(entry);
  }
  const hasSelf = defaults.some((entry) => entry.kind === "self");
  return hasSelf ? defaults : [...defaults, { kind: "self", location: root.location }];
}

function nameOf(entry: Default): string {
  return entry.kind === "self" ? "_self_" : entry.group;
}

function readDefault(item: Located): Default | Problem {
  if (item.kind === "scalar" && item.value === "_self_") return { kind: "self", location: item.location };
  if (item.kind === "scalar" && typeof item.value === "string") {
    return notYet("a config without a group", item.location, "write it as group: option");
  }
  if (item.kind !== "map" || item.entries.size !== 1) {
    const message = `expected group: option or _self_, got ${describe(item)}`;
    return { code: "E_TYPE", message, location: item.location };
  }
  const [[group, { key, value }]] = [...item.entries] as [[string, { key: Location; value: Located }]];
  return checkGroup(group, key) ?? choiceOf(group, key, value);
}

function checkGroup(group: string, location: Location): Problem | undefined {
  const keyword = /^(optional|override)\s/.exec(group)?.[1];
  if (keyword !== undefined) return notYet(`"${keyword}" in defaults`, location);
  if (group.includes("@")) return notYet('a package, "@"', location);
  if (group.includes("/")) return notYet('a nested group, "/"', location);
  if (/^[A-Za-z_][\w-]*$/.test(group)) return undefined;
  return { code: "E_GROUP", message: `${quote(group)} cannot be the name of a group`, location };
}

/** The choice of an option, from a defaults list or an override. */
function choiceOf(group: string, groupLocation: Location, option: Located): Choice | Problem {
  const { location } = option;
  if (option.kind === "scalar" && option.value === null) return notYet("a group without an option", location);
  if (option.kind === "sequence") return notYet("a list of options", location);
  if (option.kind !== "scalar" || typeof option.value !== "string") {
    const message = `expected the name of an option of ${quote(group)}, got ${describe(option)}`;
    return { code: "E_TYPE", message, location };
  }
  const { value } = option;
  if (value.includes("${")) return notYet("interpolation", location);
  if (value.includes("/")) return notYet("an option in a folder", location);
  if (!/^\w[\w.-]*$/.test(value)) {
    return { code: "E_GROUP", message: `${quote(value)} cannot be the name of an option`, location };
  }
  return { kind: "choice", group, groupLocation, option: { ...option, value } };
}

/** Finds an option of a group, if there is one. */
export type HasOption = (group: string, option: string) => boolean;

/**
 * Whether a value for a key chooses an option: where the defaults have chosen the group `key`, or where
 * `hasOption` finds such an option.
 */
export function isChoice(
  defaults: readonly Default[],
  hasOption: HasOption,
  key: string,
  value: Located,
): boolean {
  const isChosen = defaults.some((entry) => entry.kind === "choice" && entry.group === key);
  // A map gives parameters to the chosen option; all else in its place is meant as another option.
  if (isChosen) return value.kind !== "map";
  return value.kind === "scalar" && typeof value.value === "string" && hasOption(key, value.value);
}

/**
 * Splits overrides into choices, which change the defaults, and values, which are laid over the composed config.
 * The choice of a group that the defaults do not mention is appended, so that it wins over the file.
 */
export function applyChoices(
  defaults: readonly Default[],
  overrides: readonly Override[],
  hasOption: HasOption,
  problems: Problem[],
): { defaults: Default[]; values: Override[] } {
  const result = [...defaults];
  const values: Override[] = [];
  for (const override of overrides) {
    const { path, value } = override;
    const { key: group, location } = path[0]!;
    const index = result.findIndex((entry) => entry.kind === "choice" && entry.group === group);
    const chosen = result[index];
    if (path.length > 1 || !isChoice(result, hasOption, group, value)) values.push(override);
    else {
      const choice = choiceOf(group, location, value);
      if ("code" in choice) problems.push(choice);
      else if (chosen?.kind !== "choice") result.push(choice);
      else result[index] = { ...choice, option: { ...choice.option, overrides: chosen.option } };
    }
  }
  return { defaults: result, values };
}

function notYet(what: string, location: Location, hint?: string): Problem {
  return { code: "E_NOT_YET", message: `${what} is not supported yet`, location, hint };
}
