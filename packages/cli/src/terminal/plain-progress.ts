import { armCounts, endedOf } from "./arm-counts.ts";
import type { Progress, ProgressArm, ProgressStream } from "./progress-view.ts";
import { noteOf } from "./run-notes.ts";

/** A plain line for each arm, when its last run has ended, and for what goes wrong. */
export function plainProgress(stream: ProgressStream, arms: readonly ProgressArm[]): Progress {
  const { counts, count } = armCounts(arms);
  let ended = 0;
  return {
    on(event) {
      const note = noteOf(event);
      if (note !== undefined) stream.write(`${note}\n`);
      const before = counts.map(endedOf);
      const arm = count(event);
      if (arm === undefined || endedOf(arm) < arm.runs || before[counts.indexOf(arm)] === arm.runs) return;
      ended++;
      const { name, runs, cached, failed } = arm;
      const notes = [...(cached > 0 ? [`${cached} known`] : []), ...(failed > 0 ? [`${failed} failed`] : [])];
      const more = notes.map((each) => `, ${each}`).join("");
      stream.write(`${ended}/${arms.length}  ${name}: ${runs} ${runs === 1 ? "run" : "runs"}${more}\n`);
    },
    close: () => {},
  };
}
