import type { ExperimentResults } from "@titrate/experiment";

/** A line for each run that ended in NaN or infinity: a result, but seldom the one wanted. Failures are told as they happen. */
export function troublesOf({ arms }: ExperimentResults): string[] {
  return arms.flatMap(({ name, runs }) =>
    runs.flatMap((run) => {
      if (run.status === "failed" || run.divergedEpoch === undefined) return [];
      const which = `${name} seed ${run.seed}`.trim();
      const rest =
        run.keptEpoch === undefined ? "" : `; it ends with the parameters of epoch ${run.keptEpoch}`;
      return [`diverged: ${which}: not finite from epoch ${run.divergedEpoch} on${rest}\n`];
    }),
  );
}

export function hasFailedRun({ arms }: ExperimentResults): boolean {
  return arms.some(({ runs }) => runs.some(({ status }) => status === "failed"));
}
