import type { Override } from "../overrides/arguments.ts";
import { quote } from "../source/located.ts";
import type { Problem } from "../source/problem.ts";
import { didYouMean, knownNames } from "../source/suggest.ts";
import type { Choices } from "./choices.ts";
import type { ConfigFiles } from "./config-files.ts";
import type { GroupEntry } from "./defaults-entry.ts";
import { entryOf, isOption, type SortedOverrides } from "./sort-overrides.ts";

/** What becomes of overrides that choose the option of a group which no entry has. */
export interface LateChoices {
  /** Options that take the place of what the files say there. */
  readonly chosen: readonly GroupEntry[];
  /** Those that are values after all. */
  readonly values: ReadonlySet<Override>;
  readonly problems: readonly Problem[];
}

/** To be asked when all entries are gone through. As in Hydra they are problems; an experiment takes what it can. */
export function lateChoices(
  { choosing }: SortedOverrides,
  choices: Choices,
  files: ConfigFiles,
  isExperiment: boolean,
): LateChoices {
  const chosen: GroupEntry[] = [];
  const values = new Set<Override>();
  const problems: Problem[] = [];
  for (const key of choices.untaken()) {
    const override = choosing.get(key)!;
    if (!isExperiment || override.package !== undefined) problems.push(noEntry(override, choices, files));
    else if (override.operation === "change" && isOption(override, files)) chosen.push(entryOf(override));
    else if (override.group.includes("/")) problems.push(noEntry(override, choices, files));
    else values.add(override);
  }
  return { chosen, values, problems };
}

function noEntry({ key, operation, path, group }: Override, choices: Choices, files: ConfigFiles): Problem {
  const known = [...choices.known.keys()];
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
