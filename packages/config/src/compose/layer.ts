import { listGroups, listOptions } from "../source/files.ts";
import type { Located, LocatedMap, Location } from "../source/located.ts";
import { locator, quote } from "../source/located.ts";
import type { Problem } from "../source/problem.ts";
import { didYouMean, knownNames } from "../source/suggest.ts";
import type { ConfigFiles } from "./config-files.ts";
import type { Choice, Default } from "./defaults.ts";

/** What one entry of the defaults contributes to the config; undefined where it cannot be had. */
export function readLayer(
  entry: Default,
  self: LocatedMap,
  files: ConfigFiles,
  problems: Problem[],
): LocatedMap | undefined {
  if (entry.kind === "self") {
    const entries = new Map(self.entries);
    entries.delete("defaults");
    return { ...self, entries };
  }
  const { group, groupLocation, option } = entry;
  const file = files.findOption(group, option.value);
  if (file === undefined) {
    problems.push(unknownOption(entry, files.searchPath));
    return undefined;
  }
  const { map: content, problems: found } = files.readMap(file);
  // A file that cannot be read is told where it was chosen.
  problems.push(...found.map((problem) => ({ location: option.location, ...problem })));
  if (content === undefined) return undefined;
  problems.push(...refusedInGroup(content));
  const value: Located = { ...content, location: firstLine(content) };
  return {
    kind: "map",
    entries: new Map([[group, { key: groupLocation, value }]]),
    location: self.location,
  };
}

/** A group's file as a value points at its first key: "the whole file" would show no line. */
function firstLine(content: LocatedMap): Location {
  const [first] = content.entries.values();
  return first?.key ?? content.location;
}

function unknownOption({ group, groupLocation, option }: Choice, searchPath: readonly string[]): Problem {
  const options = listOptions(searchPath, group);
  const overrides = option.overrides;
  if (options.length > 0) {
    return {
      code: "E_GROUP",
      message: `the group ${quote(group)} has no option ${quote(option.value)}`,
      location: option.location,
      hint: didYouMean(option.value, options),
      notes: [...knownNames(`options of ${group}`, options), ...namePlugin(group, option)],
      overrides,
    };
  }
  const groups = listGroups(searchPath);
  return {
    code: "E_GROUP",
    message: `there is no config group ${quote(group)}`,
    location: groupLocation,
    hint: didYouMean(group, groups),
    notes: knownNames("groups", groups),
  };
}

/** On the command line, `optimizer=adam` may be meant as the plugin. */
function namePlugin(group: string, { value, location }: Choice["option"]): string[] {
  if (location.source.kind === "file") return [];
  return [`to name a plugin instead, write ${group}={type: ${value}}`];
}

function refusedInGroup(content: LocatedMap): Problem[] {
  const problems: Problem[] = [];
  const defaults = content.entries.get("defaults");
  if (defaults !== undefined) {
    const message = "defaults in a group's file are not supported yet";
    problems.push({ code: "E_NOT_YET", message, location: defaults.key });
  }
  const { source } = content.location;
  const header = /^#\s*@package\b.*/m.exec(source.text);
  if (header !== null) {
    const location = locator(source)(header.index, header.index + header[0].length);
    problems.push({ code: "E_NOT_YET", message: "a package header is not supported yet", location });
  }
  return problems;
}
