import { type ArmCount, armCounts, endedOf } from "./arm-counts.ts";
import { showDuration } from "./duration.ts";
import type { Progress, ProgressArm, ProgressStream } from "./progress-view.ts";
import { noteOf } from "./run-notes.ts";

/** At most ten redraws a second. */
const redrawMs = 100;
const barWidth = 20;

/**
 * A table that is redrawn in place: a row for each arm that is under way, as many as the screen has, and a last line
 * with how much is done and left. What goes wrong is written above it, and stays.
 */
export function liveTable(stream: ProgressStream, arms: readonly ProgressArm[], now: () => number): Progress {
  const { counts, count } = armCounts(arms);
  const started = now();
  let drawn = Number.NEGATIVE_INFINITY;
  let height = 0;
  const clear = (): void => {
    if (height > 0) stream.write(`\r${height > 1 ? `\u001b[${height - 1}A` : ""}\u001b[J`);
    height = 0;
  };
  const draw = (): void => {
    drawn = now();
    const width = (stream.columns || 80) - 1;
    const rows = Math.max(1, Math.min(12, (stream.rows || 24) - 2));
    const lines = [...armLines(counts, rows - 1), totalLine(counts, now() - started)];
    clear();
    stream.write(lines.map((line) => line.slice(0, width)).join("\n"));
    height = lines.length;
  };
  return {
    on(event) {
      const note = noteOf(event);
      if (note !== undefined) {
        clear();
        stream.write(`${note}\n`);
      }
      count(event);
      if (event.event === "done") clear();
      else if (note !== undefined || now() - drawn >= redrawMs) draw();
    },
    close: clear,
  };
}

/** The arms under way, if there is more than one arm in all. */
function armLines(counts: readonly ArmCount[], most: number): string[] {
  if (counts.length < 2) return [];
  const active = counts.filter(({ running }) => running.size > 0).slice(0, most);
  const width = Math.max(0, ...active.map(({ name }) => name.length));
  return active.map((arm) => {
    const failed = arm.failed > 0 ? `, ${arm.failed} failed` : "";
    return `${arm.name.padEnd(Math.min(width, 40)).slice(0, 40)}  ${endedOf(arm)} of ${arm.runs}${failed}, ${arm.running.size} running`;
  });
}

function totalLine(counts: readonly ArmCount[], elapsed: number): string {
  const sum = (of: (arm: ArmCount) => number): number => counts.reduce((total, arm) => total + of(arm), 0);
  const [runs, cached, failed, ended] = [
    sum((arm) => arm.runs),
    sum((arm) => arm.cached),
    sum((arm) => arm.failed),
    sum(endedOf),
  ];
  const under = sum(({ running }) => [...running.values()].reduce((total, share) => total + share, 0));
  const share = runs === 0 ? 1 : (ended + under) / runs;
  // What was known before says nothing of how long the rest takes.
  const [here, all] = [ended - cached + under, runs - cached];
  const left = here > 0.003 * all ? `, ${showDuration((elapsed * (all - here)) / here)} left` : "";
  const bar = "#".repeat(Math.round(share * barWidth)).padEnd(barWidth, ".");
  const notes = [...(cached > 0 ? [`${cached} known`] : []), ...(failed > 0 ? [`${failed} failed`] : [])];
  return `${bar} ${ended} of ${runs} runs${notes.map((note) => `, ${note}`).join("")}, ${Math.floor(share * 100)} %${left}`;
}
