import { type Dirent, readdirSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import type { Command } from "commander";
import type { FolderEntry, World } from "./world.ts";

/** The world as it is: the working folder, and titrate's plugins, loaded where they are asked for. */
export function createWorld(program: Command): World {
  return {
    program,
    list: (folder) => listFolder(withHome(folder)),
    async catalogue() {
      const { builtinCatalogue } = await import("./known-experiment.ts");
      return builtinCatalogue();
    },
    async experiment(file, overrides) {
      const { knowExperiment } = await import("./known-experiment.ts");
      return knowExperiment(withHome(file), overrides);
    },
  };
}

function listFolder(folder: string): readonly FolderEntry[] {
  try {
    const entries = readdirSync(folder === "" ? "." : folder, { withFileTypes: true });
    return entries
      .map((entry) => ({ name: entry.name, isFolder: isFolder(folder, entry) }))
      .sort((one, other) => (one.name < other.name ? -1 : 1));
  } catch {
    return [];
  }
}

/** A link counts as what it points to. */
function isFolder(folder: string, entry: Dirent): boolean {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  return statSync(join(folder, entry.name), { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** The shell has not replaced `~/` yet when it asks. */
const withHome = (path: string): string => path.replace(/^~(?=\/)/, homedir());
