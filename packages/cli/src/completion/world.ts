import type { ZodShape } from "@titrate/plugin";
import type { Catalogue } from "@titrate/plugin/host";
import type { Command } from "commander";

/** All that completions are made from. What is slow to have is asked for only where it is needed. */
export interface World {
  readonly program: Command;
  /** What a folder holds; "" is the working folder. Nothing where it cannot be read. */
  readonly list: (folder: string) => readonly FolderEntry[];
  /** The built-in plugins. */
  readonly catalogue: () => Promise<Catalogue>;
  /** What can be known of an experiment's file, and of what stands before the cursor; never fails. */
  readonly experiment: (file: string, overrides: readonly string[]) => Promise<KnownExperiment>;
}

export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

/** What overrides of an experiment are completed from. */
export interface KnownExperiment {
  /** The keys of any experiment. */
  readonly shape: ZodShape;
  /** The built-in plugins, and the experiment's own. */
  readonly catalogue: Catalogue;
  /** Composed with its defaults and overrides, in plain values, as far as that can be done. */
  readonly config: unknown;
  /** The groups that have an option, with the package where that is another: `optimizer`, `db@source`. */
  readonly chosen: readonly string[];
  /** The options of each group along the search path; nested groups are `db/engine`. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
}
