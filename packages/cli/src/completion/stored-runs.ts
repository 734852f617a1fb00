import type { Candidate } from "./candidate.ts";

/** Digits that name a run, mostly. */
const shortId = 12;

/** The runs of the store that the working folder has; none where it has none, or it cannot be read. */
export async function runCandidates(): Promise<readonly Candidate[]> {
  const [{ existingStore }, { knownRuns }] = await Promise.all([
    import("../store-folder.ts"),
    import("../actions/known-runs.ts"),
  ]);
  try {
    const runs = knownRuns(existingStore(process.env.TITRATE_STORE)).filter(
      ({ status }) => status === "finished",
    );
    return runs.map(({ id, experiment, arm, seed }) => ({
      value: id.slice(0, shortId),
      description: `${experiment} ${arm} seed ${seed}`,
    }));
  } catch {
    return [];
  }
}
