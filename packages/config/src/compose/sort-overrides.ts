import type { Override } from "../overrides/arguments.ts";
import type { Located } from "../source/located.ts";
import { describe, quote } from "../source/located.ts";
import type { Problem } from "../source/problem.ts";
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
  /** Overrides that choose or delete options, by the key of the choice. */
  readonly choosing: ReadonlyMap<string, Override>;
  /** Overrides that give values of the config. */
  readonly values: ReadonlySet<Override>;
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
  const values = new Set<Override>();
  const choosing = new Map<string, Override>();
  for (const override of overrides) {
    const { operation, value, key } = override;
    const kind = kindOf(override, files, isExperiment);
    if (typeof kind === "object") problems.push(kind);
    else if (kind === "value") values.add(override);
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
  return { chosen, deleted, added, choosing, values };
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
  if (!isExperiment && !isChoosing(value!)) return notAnOption(override);
  return checkChoice(group, value!) ?? "choice";
}

/** In an experiment, a group's key may be given a value that is no option, such as a list of parts. */
function checkedChoice({ group, value }: Override, isExperiment: boolean): "choice" | Problem {
  return (isExperiment ? undefined : checkChoice(group, value!)) ?? "choice";
}

function isChoosing(value: Located): boolean {
  return value.kind === "sequence" || (value.kind === "scalar" && typeof value.value === "string");
}

/** Whether an override names an option that there is, or several. */
export function isOption({ group, value }: Override, files: ConfigFiles): boolean {
  const names = value?.kind === "sequence" ? value.items : [value];
  return (
    names.length > 0 &&
    names.every(
      (name) =>
        name?.kind === "scalar" && typeof name.value === "string" && files.hasOption(group, name.value),
    )
  );
}

/** An override that chooses an option, as an entry of defaults. */
export function entryOf({ group, path, package: target, value, location }: Override): GroupEntry {
  return {
    kind: "group",
    group,
    isAbsolute: true,
    optional: false,
    override: false,
    package: target,
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
