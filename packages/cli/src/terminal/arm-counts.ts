import type { RunEvent } from "@titrate/experiment";
import type { ProgressArm } from "./progress-view.ts";

/** How far an arm is. */
export interface ArmCount extends ProgressArm {
  finished: number;
  cached: number;
  failed: number;
  paused: number;
  /** The share that is done of each run under way, by its id. */
  readonly running: Map<string, number>;
}

/** Counts of all arms, kept up to date by events. An arm without a name of its own is the only one. */
export function armCounts(arms: readonly ProgressArm[]): {
  readonly counts: readonly ArmCount[];
  count(event: RunEvent): ArmCount | undefined;
} {
  const counts = arms.map(
    (arm): ArmCount => ({ ...arm, finished: 0, cached: 0, failed: 0, paused: 0, running: new Map() }),
  );
  const byName = new Map(counts.map((count) => [count.name, count]));
  return {
    counts,
    count(event) {
      if (!("arm" in event)) return undefined;
      const arm = byName.get(event.arm) ?? counts[0];
      if (arm === undefined) return undefined;
      const { run } = event;
      if (event.event === "started") arm.running.set(run, 0);
      if (event.event === "advanced") arm.running.set(run, event.done / event.total);
      if (ends.has(event.event)) arm.running.delete(run);
      if (event.event === "finished") arm.finished++;
      if (event.event === "cached") arm.cached++;
      if (event.event === "paused") arm.paused++;
      if (event.event === "failed" || event.event === "quarantined") arm.failed++;
      return arm;
    },
  };
}

const ends: ReadonlySet<RunEvent["event"]> = new Set([
  "finished",
  "failed",
  "quarantined",
  "paused",
  "lost",
  "stalled",
  "cached",
]);

export const endedOf = ({ finished, cached, failed }: ArmCount): number => finished + cached + failed;
