import type { ExperimentResults } from "@titrate/experiment";
import { renderAnswer, renderTable, type TerminalOptions } from "@titrate/report";

/** What an experiment of several runs came to: tables and the answer, or each run's last figures where there is none. */
export function renderComparison(results: ExperimentResults, options: TerminalOptions): string {
  const { summary, answer } = results;
  if (summary === undefined || answer === undefined) return renderFinals(results);
  return `\n${renderTable(summary, options)}\n\n${renderAnswer(answer, options)}\n`;
}

function renderFinals({ arms }: ExperimentResults): string {
  const lines = arms.flatMap(({ name, runs }) =>
    runs.map((run) => {
      const figures = run.status === "finished" ? Object.entries(run.final) : [];
      const shown = figures.map(([figure, value]) => `${figure} ${Number(value.toPrecision(4))}`).join("  ");
      return `${name === "" ? "" : `${name}  `}seed ${run.seed}  ${shown || "failed"}\n`;
    }),
  );
  return lines.join("");
}
