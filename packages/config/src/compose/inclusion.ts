import type { ConfigEntry, GroupEntry } from "./defaults-entry.ts";
import type { Package } from "./package.ts";
import { choiceKey, packageOfGroup, packageWithin } from "./package.ts";

/** A config that includes others, as their entries see it. */
export interface Includer {
  /** What relative paths start from: the folder of a config, the group of an option. "" is the search path's top. */
  readonly folder: string;
  readonly package: Package;
  /** The files on the way here, its own last. */
  readonly chain: readonly string[];
}

/** A path from the search path's top. */
export function pathOf(path: string, { isAbsolute }: ConfigEntry | GroupEntry, { folder }: Includer): string {
  return isAbsolute || folder === "" ? path : `${folder}/${path}`;
}

/**
 * Where in the config a file lands: in its entry's own package, else in the one that the file's head names, else in
 * that of its group.
 */
export function packageFor(
  entry: ConfigEntry | GroupEntry,
  group: string,
  header: Package | undefined,
  includer: Includer,
): Package {
  return packageWithin(includer.package, entry.package ?? header ?? packageOfGroup(group));
}

/** How overrides name an entry's choice. A package that only a file's head names is not part of it. */
export function keyOf(entry: GroupEntry, includer: Includer): string {
  const group = pathOf(entry.group, entry, includer);
  return choiceKey(group, packageFor(entry, entry.group, undefined, includer));
}

/** The group of a config: `model` of `model/three-layer`, "" where it has none. */
export function groupOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
