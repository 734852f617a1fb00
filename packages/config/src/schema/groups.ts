import { listGroups, listOptions } from "../source/files.ts";

/** The options of each config group, by the group's path. */
export type Groups = Readonly<Record<string, readonly string[]>>;

/**
 * The groups along the search path with their options; those of a group in a group are also options of that group, as
 * `encoder/small`.
 */
export function findGroups(searchPath: readonly string[]): Groups {
  const groups = listGroups(searchPath);
  const optionsOf = (group: string): string[] => [
    ...listOptions(searchPath, group),
    ...groups
      .filter((other) => other.startsWith(`${group}/`))
      .flatMap((other) =>
        listOptions(searchPath, other).map((option) => `${other.slice(group.length + 1)}/${option}`),
      ),
  ];
  const entries = groups.map((group) => [group, optionsOf(group)] as const);
  return Object.fromEntries(entries.filter(([, options]) => options.length > 0));
}
