import type { Candidate } from "./candidate.ts";
import { experimentCandidates, fileCandidates, folderCandidates } from "./files.ts";
import type { World } from "./world.ts";

/** The value that is completed, and the arguments before it. */
export interface Asked {
  readonly word: string;
  readonly given: ReadonlyMap<string, readonly string[]>;
}

type Source = (asked: Asked, world: World) => readonly Candidate[] | Promise<readonly Candidate[]>;

/**
 * Where the values of arguments and flags come from, by the name that help shows for them. A name that is not here is
 * not completed.
 */
const sources: Readonly<Record<string, Source>> = {
  experiment: ({ word }, world) => experimentCandidates(word, world),
  experiments: ({ word }, world) => experimentCandidates(word, world),
  file: ({ word }, world) => fileCandidates(word, world),
  files: ({ word }, world) => fileCandidates(word, world),
  folder: ({ word }, world) => folderCandidates(word, world),
  run: runsOfStore,
  runs: runsOfStore,
  other: runsOfStore,
  async kind() {
    const { kindCandidates } = await import("./plugin-names.ts");
    return kindCandidates();
  },
  async what({ word }, world) {
    const { shownCandidates } = await import("./plugin-names.ts");
    return shownCandidates(word, await world.catalogue());
  },
  async overrides({ word, given }, world) {
    const { overrideCandidates } = await import("./overrides.ts");
    const [file = ""] = given.get("experiment") ?? [];
    return overrideCandidates(word, await world.experiment(file, given.get("overrides") ?? []));
  },
};

async function runsOfStore(): Promise<readonly Candidate[]> {
  const { runCandidates } = await import("./stored-runs.ts");
  return runCandidates();
}

/** The candidates for a value of this name. */
export async function valueCandidates(
  name: string,
  asked: Asked,
  world: World,
): Promise<readonly Candidate[]> {
  return Object.hasOwn(sources, name) ? await sources[name]!(asked, world) : [];
}
