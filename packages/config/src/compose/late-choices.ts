import type { Override } from "../overrides/arguments.ts";
import { quote } from "../source/located.ts";
import type { Problem } from "../source/problem.ts";
import { didYouMean, knownNames } from "../source/suggest.ts";
import type { Choices } from "./choices.ts";
import type { ConfigFiles } from "./config-files.ts";
import type { GroupEntry } from "./defaults-entry.ts";
import type { Package } from "./package.ts";
import { entryOf, isOption, type SortedOverrides } from "./sort-overrides.ts";

/** What becomes of overrides that choose the option of a group which no entry has. */
export interface LateChoices {
  /** Options that take the place of what the files say there. */
  readonly chosen: readonly GroupEntry[];
  /** Those that are values after all. */
  readonly values: ReadonlySet<Override>;
  readonly problems: readonly Problem[];
}

/**
 * To be asked when all entries are gone through. As in Hydra they are problems; an experiment takes the place of what
 * the files say there.
 *
 * @param isThere whether the files say anything in a package.
 */
export function lateChoices(
  { choosing }: SortedOverrides,
  choices: Choices,
  files: ConfigFiles,
  isExperiment: boolean,
  isThere: (target: Package) => boolean,
): LateChoices {
  const chosen: GroupEntry[] = [];
  const values = new Set<Override>();
  const problems: Problem[] = [];
  for (const key of choices.untaken()) {
    const override = choosing.get(key)!;
    const { operation, group, package: target } = override;
    const isChosen = operation === "change" && isOption(override, files);
    const isPlaced = target === undefined || isThere(target);
    if (isExperiment && isChosen && isPlaced) {
      if (isPreset(override, files)) problems.push(notAdded(override));
      else chosen.push(entryOf(override));
    } else if (!isExperiment || target !== undefined || group.includes("/")) {
      problems.push(noEntry(override, choices, files));
    } else values.add(override);
  }
  return { chosen, values, problems };
}

/** It takes no one's place: its file's head says where it lands. */
function isPreset({ group, value }: Override, files: ConfigFiles): boolean {
  const names = value?.kind === "sequence" ? value.items : [value];
  return names.some(
    (name) => name?.kind === "scalar" && files.read(`${group}/${name.value}`)?.header !== undefined,
  );
}

function notAdded({ key, path, location }: Override): Problem {
  const written = location.source.text.slice(location.start, location.end);
  return {
    code: "E_OVERRIDE",
    message: `${quote(key)} changes a choice that no entry of defaults makes`,
    location: path[0]!.location,
    hint: `write +${written}: an addition comes after the file`,
  };
}

function noEntry(
  { key, operation, path, group, value }: Override,
  choices: Choices,
  files: ConfigFiles,
): Problem {
  const known = [...choices.known.keys()];
  const what = operation === "delete" ? "deletes" : "changes";
  const message = `${quote(key)} ${what} a choice that no entry of defaults makes`;
  const given = value?.kind === "scalar" ? String(value.value) : undefined;
  const option = given ?? files.options(group)[0] ?? "...";
  const add = operation === "delete" ? undefined : `write +${key}=${option} to add one`;
  return {
    code: "E_OVERRIDE",
    message,
    location: path[0]!.location,
    hint: didYouMean(key, known) ?? add,
    notes: knownNames("choices", known),
  };
}
