import type { LocatedScalar, Location } from "../source/located.ts";
import { quote } from "../source/located.ts";
import type { Problem } from "../source/problem.ts";
import { didYouMean, knownNames } from "../source/suggest.ts";
import type { ConfigFiles } from "./config-files.ts";

/** An option that was chosen and is not there. */
export interface ChosenOption {
  readonly group: string;
  readonly option: string;
  /** How overrides name the choice. */
  readonly key: string;
  readonly chosen: LocatedScalar;
  /** Where the group is named. */
  readonly at: Location;
}

/** That a group has no such option, or that there is no such group. */
export function missingOption({ group, option, key, chosen, at }: ChosenOption, files: ConfigFiles): Problem {
  const options = files.options(group);
  if (options.length === 0) return missingGroup(group, at, files);
  return {
    code: "E_GROUP",
    message: `the group ${quote(group)} has no option ${quote(option)}`,
    location: chosen.location,
    hint: didYouMean(option, options),
    notes: [...knownNames(`options of ${group}`, options), ...namePlugin(key, chosen)],
    overrides: chosen.overrides,
  };
}

export function missingGroup(group: string, location: Location, files: ConfigFiles): Problem {
  const groups = files.groups();
  return {
    code: "E_GROUP",
    message: `there is no config group ${quote(group)}`,
    location,
    hint: didYouMean(group, groups),
    notes: knownNames("groups", groups),
  };
}

/** That there is no config of a name without a group. */
export function missingConfig(path: string, location: Location, files: ConfigFiles): Problem {
  const slash = path.lastIndexOf("/");
  const group = path.slice(0, Math.max(0, slash));
  const names = files.options(group);
  return {
    code: "E_GROUP",
    message: `there is no config ${quote(path)}`,
    location,
    hint: didYouMean(path.slice(slash + 1), names) ?? "an option of a group is written group: option",
    notes: group === "" ? [] : knownNames(`configs in ${group}`, names),
  };
}

/** On the command line, `optimizer=adam` may be meant as the plugin. */
function namePlugin(key: string, { value, location }: LocatedScalar): string[] {
  if (location.source.kind === "file") return [];
  return [`to name a plugin instead, write ${key}={type: ${value}}`];
}
