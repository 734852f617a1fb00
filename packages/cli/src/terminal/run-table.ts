import type { KnownRun } from "../actions/known-runs.ts";

/** Digits of an id that are enough to tell runs apart, mostly. */
const shortId = 8;
/** Of a run's figures, those of the split that counts most. */
const mostFigures = 3;

/** Runs as a table, aligned: id, experiment, arm, seed, status, figures, when. */
export function runTable(runs: readonly KnownRun[]): string {
  if (runs.length === 0) return "no runs\n";
  const digits = digitsFor(runs.map(({ id }) => id));
  const rows = runs.map((run) => [
    run.id.slice(0, digits),
    run.experiment,
    run.arm,
    Number.isNaN(run.seed) ? "" : `seed ${run.seed}`,
    run.status,
    run.note ?? figures(run.metrics),
    run.finished.slice(0, 16).replace("T", " "),
  ]);
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map((row) =>
    row
      .flatMap((cell, column) => (widths[column] === 0 ? [] : [cell.padEnd(widths[column]!)]))
      .join("  ")
      .trimEnd(),
  );
  return `${lines.join("\n")}\n`;
}

/** As few digits as tell these ids apart. */
function digitsFor(ids: readonly string[]): number {
  for (let digits = shortId; digits < 64; digits += 4) {
    if (new Set(ids.map((id) => id.slice(0, digits))).size === new Set(ids).size) return digits;
  }
  return 64;
}

function figures(metrics: KnownRun["metrics"]): string {
  const split = ["test/", "validation/", "train/"].find((each) =>
    Object.keys(metrics).some((name) => name.startsWith(each)),
  );
  return Object.entries(metrics)
    .filter(([name]) => split !== undefined && name.startsWith(split))
    .slice(0, mostFigures)
    .map(([name, value]) => `${name} ${Number(value.toPrecision(4))}`)
    .join(", ");
}
