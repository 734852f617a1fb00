import type { Located, LocatedMap, Location } from "../source/located.ts";
import { describe, quote } from "../source/located.ts";
import type { Problem } from "../source/problem.ts";
import { reservedKeys } from "../source/yaml-keys.ts";
import { isPath } from "./config-files.ts";
import type { Package } from "./package.ts";

/** An entry of a defaults list, as it is written. */
export type Entry = SelfEntry | ConfigEntry | GroupEntry;

/** The file itself: what stands before it is overridden by the file, what stands after overrides it. */
export interface SelfEntry {
  readonly kind: "self";
}

interface Included {
  /** It starts with a slash: looked up from the search path, not from the file's own folder. */
  readonly isAbsolute: boolean;
  readonly optional: boolean;
  readonly package?: Package | undefined;
  /** Where it is written. */
  readonly location: Location;
}

/** A config by its path: `base`, `/optimizer/sgd@head`. */
export interface ConfigEntry extends Included {
  readonly kind: "config";
  readonly path: string;
}

/** The options of a group: `optimizer: sgd`. */
export interface GroupEntry extends Included {
  readonly kind: "group";
  readonly group: string;
  /** It changes what another entry has chosen, and chooses nothing itself. */
  readonly override: boolean;
  /** As written: one name, a list of names, null for none, `???` where it must be given. */
  readonly choice: Located;
}

/**
 * Reads the `defaults` of a file. Without `_self_` the file itself comes last: what it says wins over its defaults.
 */
export function readEntries(content: LocatedMap, problems: Problem[]): Entry[] {
  const list = content.entries.get("defaults")?.value;
  if (list !== undefined && list.kind !== "sequence") {
    const message = `expected a list such as "- model: perceptron", got ${describe(list)}`;
    const isName = list.kind === "scalar" && typeof list.value === "string";
    const one = isName ? `write [${list.value}]` : "write [] for none";
    const hint = list.kind === "map" ? "write a dash in front of each entry" : one;
    problems.push({ code: "E_TYPE", message, location: list.location, hint });
  }
  const items = list?.kind === "sequence" ? list.items : [];
  const entries: Entry[] = [];
  for (const item of items) {
    if (item.isHole) continue;
    const entry = readEntry(item);
    if ("code" in entry) tellOnce(entry, problems);
    else if (entry.kind === "self" && entries.some(({ kind }) => kind === "self")) {
      const message = `"_self_" is given twice`;
      problems.push({ code: "E_GROUP", message, location: item.location, hint: "remove one of them" });
    } else entries.push(entry);
  }
  const early = earlyOverrides(entries);
  problems.push(...early.map(tooEarly));
  const valid = entries.filter((entry) => !early.includes(entry as GroupEntry));
  return valid.some(({ kind }) => kind === "self") ? valid : [...valid, { kind: "self" }];
}

/** What is not YAML in an entry has been told. */
function tellOnce(problem: Problem, problems: Problem[]): void {
  const { source, start } = problem.location!;
  if (!problems.some(({ location }) => location?.source === source && location.start === start))
    problems.push(problem);
}

/** What an override changes stands before it: one in front of other entries is a mistake. */
function earlyOverrides(entries: readonly Entry[]): GroupEntry[] {
  const isChoice = (entry: Entry): boolean =>
    entry.kind === "config" || (entry.kind === "group" && !entry.override);
  return entries
    .slice(0, Math.max(0, entries.findLastIndex(isChoice)))
    .filter((entry): entry is GroupEntry => entry.kind === "group" && entry.override);
}

function tooEarly({ location }: GroupEntry): Problem {
  const message = "overrides come after all other entries";
  return { code: "E_GROUP", message, location, hint: "move it to the end of the list" };
}

function readEntry(item: Located): Entry | Problem {
  if (item.kind === "scalar" && typeof item.value === "string") {
    if (item.value === "_self_") return { kind: "self" };
    return readConfig(item.value, item.location);
  }
  if (item.kind !== "map" || item.entries.size !== 1) {
    const message = `expected "group: option", the name of a config, or "_self_", got ${describe(item)}`;
    const isScalar = item.kind === "scalar";
    const hint = isScalar ? "put it in quotes if it is a name" : "write each entry after a dash of its own";
    return { code: "E_TYPE", message, location: item.location, hint };
  }
  const [[text, { key, value }]] = [...item.entries] as [[string, { key: Location; value: Located }]];
  return readGroup(text, key, value);
}

function readConfig(text: string, location: Location): ConfigEntry | Problem {
  const match = /^(?:(optional)\s+)?(\/)?((?:\$\{[^}]*\}|[^@\s])*)(?:@(\S*))?$/.exec(text);
  if (match === null) return badName(text, location);
  const [, keyword, slash, name, target] = match;
  const path = withoutExtension(name!);
  // What an interpolation makes of it is checked when it is known.
  return (
    (path.includes("${") ? undefined : checkPath(path, location)) ??
    checkPackage(target, location) ?? {
      kind: "config",
      path,
      isAbsolute: slash !== undefined,
      optional: keyword !== undefined,
      package: target,
      location,
    }
  );
}

function readGroup(text: string, location: Location, choice: Located): GroupEntry | Problem {
  const match = /^(?:(optional|override)\s+)?(\/)?([^@\s]*)(?:@(\S*))?$/.exec(text);
  if (match === null) return badName(text, location);
  const [, keyword, slash, group, target] = match;
  return (
    checkPath(group!, location) ??
    checkPackage(target, location) ??
    checkChoice(group!, choice) ?? {
      kind: "group",
      group: group!,
      choice,
      isAbsolute: slash !== undefined,
      optional: keyword === "optional",
      override: keyword === "override",
      package: target,
      location,
    }
  );
}

/** What is wrong with a value that is to say which options of a group are meant. */
export function checkChoice(group: string, choice: Located): Problem | undefined {
  if (choice.kind === "scalar" && choice.value === null) return undefined;
  for (const name of choice.kind === "sequence" ? choice.items : [choice]) {
    const { location } = name;
    if (name.kind !== "scalar" || typeof name.value !== "string") {
      const message = `expected the name of an option of ${quote(group)}, got ${describe(name)}`;
      return {
        code: "E_TYPE",
        message,
        location,
        hint: "write the option's name, in quotes if it is a number",
      };
    }
    // What an interpolation makes of it is checked when it is known.
    if (name.value === "???" || name.value.includes("${")) continue;
    const problem = checkPath(withoutExtension(name.value), location);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** The extension may be written. */
export function withoutExtension(name: string): string {
  return name.replace(/\.ya?ml$/, "");
}

/** What is wrong with the path of a config or a group. */
export function checkPath(path: string, location: Location): Problem | undefined {
  if (path.split("/").includes("..")) {
    const message = `${quote(path)} leaves the folders of configs`;
    return {
      code: "E_PATH",
      message,
      location,
      hint: "name a config below them, from their top as /group/option",
    };
  }
  if (!isPath(path)) return badName(path, location);
  const reserved = path.split("/").find((step) => reservedKeys.has(step));
  if (reserved === undefined) return undefined;
  return {
    code: "E_KEY",
    message: `${quote(reserved)} cannot be a key`,
    location,
    hint: "choose another name",
  };
}

/** What is wrong with a package, of an entry or of a file's head. */
export function checkPackage(target: string | undefined, location: Location): Problem | undefined {
  if (target === undefined || target === "") return undefined;
  const steps = target.split(".");
  const bad = steps.find((step) => reservedKeys.has(step));
  if (bad !== undefined) {
    return { code: "E_KEY", message: `${quote(bad)} cannot be a key`, location, hint: "choose another name" };
  }
  const old = steps.find((step) => step === "_group_" || step === "_name_");
  if (old !== undefined) {
    const message = `${quote(old)} has no meaning in a package since Hydra 1.1`;
    return { code: "E_GROUP", message, location, hint: "write the keys themselves, such as train.optimizer" };
  }
  if (steps.every((step) => /^[A-Za-z_][\w-]*$/.test(step))) return undefined;
  const message = `${quote(target)} cannot be a package`;
  return { code: "E_GROUP", message, location, hint: "a package is a dotted key, _global_ or _here_" };
}

function badName(name: string, location: Location): Problem {
  const message = `${quote(name)} cannot be the name of a group or a config`;
  return {
    code: "E_GROUP",
    message,
    location,
    hint: "a name has letters, digits, _, - and points, a path / between names",
  };
}
