import type { ExperimentResults } from "@titrate/experiment";

/** A line for each run that failed, and for each that ended in NaN or infinity: a result, but seldom the one wanted. */
export function troublesOf({ arms }: ExperimentResults): string[] {
  return arms.flatMap(({ name, runs }) =>
    runs.flatMap((run) => {
      const which = `${name} seed ${run.seed}`.trim();
      if (run.status === "failed") return [`failed: ${which}: ${run.error}\n`];
      if (run.divergedEpoch === undefined) return [];
      const rest =
        run.keptEpoch === undefined ? "" : `; it ends with the parameters of epoch ${run.keptEpoch}`;
      return [`diverged: ${which}: not finite from epoch ${run.divergedEpoch} on${rest}\n`];
    }),
  );
}

export function hasFailedRun({ arms }: ExperimentResults): boolean {
  return arms.some(({ runs }) => runs.some(({ status }) => status === "failed"));
}
