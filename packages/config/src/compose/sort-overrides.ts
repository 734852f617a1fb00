import type { Override } from "../overrides/arguments.ts";
import type { Located } from "../source/located.ts";
import { describe, quote } from "../source/located.ts";
import type { Problem } from "../source/problem.ts";
import { didYouMean, knownNames } from "../source/suggest.ts";
import type { OutsideChoices } from "./choices.ts";
import type { ConfigFiles } from "./config-files.ts";
import type { GroupEntry } from "./defaults-entry.ts";
import { checkChoice } from "./defaults-entry.ts";
import { missingGroup } from "./missing-config.ts";
import { packageOfGroup } from "./package.ts";

/** Overrides by what they are about. */
export interface SortedOverrides extends OutsideChoices {
  /** `+group=option`: in their order, after all that the files include. */
  readonly added: readonly GroupEntry[];
  /**
   * What is left when the files are gone through: options that are chosen although no entry has their group, and the
   * values, in their order. `keys` are those of the choices that no entry took, `known` those that were made.
   */
  readonly untaken: (
    keys: readonly string[],
    known: readonly string[],
    problems: Problem[],
  ) => {
    readonly chosen: readonly GroupEntry[];
    readonly values: readonly Override[];
  };
}

/** Which overrides choose options and which give values. A map is always a value. */
export function sortOverrides(
  overrides: readonly Override[],
  files: ConfigFiles,
  isExperiment: boolean,
  problems: Problem[],
): SortedOverrides {
  const chosen = new Map<string, { value: Located; location: Override["location"] }>();
  const deleted = new Map<string, { value?: Located | undefined; location: Override["location"] }>();
  const added: GroupEntry[] = [];
  const values: Override[] = [];
  const choosing = new Map<string, Override>();
  for (const override of overrides) {
    const { operation, value, key } = override;
    const kind = kindOf(override, files, isExperiment);
    if (typeof kind === "object") problems.push(kind);
    else if (kind === "value") values.push(override);
    else if (operation === "delete") deleted.set(key, { value, location: override.location });
    else if (operation === "add") added.push(entryOf(override));
    else {
      const before = chosen.get(key);
      chosen.set(key, {
        value: before === undefined ? value! : { ...value!, overrides: before.value },
        location: override.location,
      });
    }
    if (kind === "choice" && operation !== "add") choosing.set(key, override);
  }
  return {
    chosen,
    deleted,
    added,
    untaken(keys, known, found) {
      const late: GroupEntry[] = [];
      const left = new Set<Override>();
      for (const key of keys) {
        const override = choosing.get(key)!;
        if (!isExperiment || override.package !== undefined) found.push(noEntry(override, known, files));
        else if (override.operation === "change" && isOption(override, files)) late.push(entryOf(override));
        else if (override.group.includes("/")) found.push(noEntry(override, known, files));
        else left.add(override);
      }
      // In their order among the values.
      return { chosen: late, values: overrides.filter((each) => values.includes(each) || left.has(each)) };
    },
  };
}

function kindOf(override: Override, files: ConfigFiles, isExperiment: boolean): "choice" | "value" | Problem {
  const { group, value, operation, path } = override;
  if (path.length > 1 || value?.kind === "map")
    return override.package === undefined ? "value" : packaged(override);
  if (!files.isGroup(group)) {
    const isNamed = group.includes("/") || override.package !== undefined;
    return isNamed ? missingGroup(group, path[0]!.location, files) : "value";
  }
  if (operation === "delete") return "choice";
  if (operation === "change") {
    return isExperiment || isChoosing(value!) ? checkedChoice(override, isExperiment) : notAnOption(override);
  }
  if (isExperiment && !isOption(override, files)) return "value";
  if (operation === "force-add") {
    const message = "++ is for keys: a group has an option or has none";
    return {
      code: "E_OVERRIDE",
      message,
      location: override.location,
      hint: "write +group=option or group=option",
    };
  }
  return checkChoice(group, value!) ?? "choice";
}

/** In an experiment, a group's key may be given a value that is no option, such as a list of parts. */
function checkedChoice({ group, value }: Override, isExperiment: boolean): "choice" | Problem {
  return (isExperiment ? undefined : checkChoice(group, value!)) ?? "choice";
}

function isChoosing(value: Located): boolean {
  return (
    value.kind === "sequence" ||
    (value.kind === "scalar" && (value.value === null || typeof value.value === "string"))
  );
}

function isOption({ group, value }: Override, files: ConfigFiles): boolean {
  return value?.kind === "scalar" && typeof value.value === "string" && files.hasOption(group, value.value);
}

function entryOf({ group, path, package: place, value, location }: Override): GroupEntry {
  return {
    kind: "group",
    group,
    isAbsolute: true,
    optional: false,
    override: false,
    package: place === undefined ? undefined : place,
    choice: value!,
    location: path[0]?.location ?? location,
  };
}

function notAnOption({ group, value }: Override): Problem {
  const message = `expected the name of an option of ${quote(group)}, got ${describe(value!)}`;
  return { code: "E_OVERRIDE", message, location: value!.location };
}

function packaged({ key, location }: Override): Problem {
  const message = `${quote(key)} has a package, which is for choosing the option of a group`;
  return {
    code: "E_OVERRIDE",
    message,
    location,
    hint: `write the key itself: ${packageOfGroup(key.split("@")[1]!)}=...`,
  };
}

function noEntry(
  { key, operation, path, group }: Override,
  known: readonly string[],
  files: ConfigFiles,
): Problem {
  const what = operation === "delete" ? "deletes" : "changes";
  const message = `${quote(key)} ${what} a choice that no entry of defaults makes`;
  const add =
    operation === "delete" ? undefined : `write +${key}=${files.options(group)[0] ?? "..."} to add one`;
  return {
    code: "E_OVERRIDE",
    message,
    location: path[0]!.location,
    hint: didYouMean(key, known) ?? add,
    notes: knownNames("choices", known),
  };
}
