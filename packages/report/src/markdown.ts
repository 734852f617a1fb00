import type { Answer } from "./answer.ts";
import { type MetricTable, metricTables } from "./metric-tables.ts";
import type { Summary } from "./summary.ts";

/** The answer, then the tables, as GitHub's Markdown. Names from the config are escaped. */
export function renderMarkdown(summary: Summary, answer: Answer): string {
  const blocks = [
    ...(answer.question === undefined ? [] : [`**${escaped(answer.question)}**`]),
    answer.panels.map(panelItem).join("\n"),
    ...(answer.inShort === undefined ? [] : [`**In short:** ${escaped(answer.inShort)}`]),
    ...metricTables(summary).map(renderBlock),
    escaped(answer.method.join(" ")),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function panelItem({ name, sentences }: Answer["panels"][number]): string {
  const words = sentences.map(escaped).join(" ");
  return name === "" ? `- ${words}` : `- **${escaped(name)}**: ${words}`;
}

function renderBlock({ title, columns, panels }: MetricTable): string {
  const named = panels.some(({ name }) => name !== "");
  const lead = named ? 2 : 1;
  const head = [...(named ? [""] : []), escaped(title), ...columns];
  const rule = head.map((_, index) => (index < lead ? "---" : "---:"));
  const rows = panels.flatMap((panel) =>
    panel.rows.map((row) => [...(named ? [panel.name] : []), row.name, ...row.cells].map(escaped)),
  );
  return [head, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** Backslashes before all that Markdown or HTML reads; a marker of a list at the start of a text included. */
function escaped(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>#|~&!$]/g, "\\$&")
    .replace(/^(\d+)([.)])(?=\s|$)/, "$1\\$2")
    .replace(/^[-+=]/, "\\$&");
}
