import type { Answer } from "./answer.ts";
import { type MetricTable, metricTables } from "./metric-tables.ts";
import type { Summary } from "./summary.ts";
import { wrap } from "./text.ts";

/** Colours for a terminal, such as picocolors. Called on text that is already laid out. */
export interface Palette {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
}

export interface TerminalOptions {
  /** In columns; 80 by default. */
  readonly width?: number;
  /** No colour by default. */
  readonly palette?: Palette;
}

const plain: Palette = { bold: (text) => text, dim: (text) => text };
const gap = "  ";

/** The figures as aligned columns, a block a metric. A name too long for its row takes the line above. */
export function renderTable(summary: Summary, options: TerminalOptions = {}): string {
  return metricTables(summary)
    .map((table) => renderBlock(table, options))
    .join("\n\n");
}

/** The answer as wrapped paragraphs. */
export function renderAnswer(answer: Answer, { width = 80, palette = plain }: TerminalOptions = {}): string {
  const panels = answer.panels.map(({ name, sentences }) => {
    const words = wrap(sentences.join(" "), width, name === "" ? "" : gap);
    return name === "" ? words : `${palette.bold(name)}\n${words}`;
  });
  return [
    ...(answer.question === undefined ? [] : [palette.bold(wrap(answer.question, width))]),
    panels.join("\n"),
    ...(answer.inShort === undefined ? [] : [wrap(`In short: ${answer.inShort}`, width)]),
    palette.dim(wrap(answer.method.join(" "), width)),
  ].join("\n\n");
}

function renderBlock(table: MetricTable, { width = 80, palette = plain }: TerminalOptions): string {
  const rows = table.panels.flatMap((panel) => panel.rows);
  const widths = table.columns.map((column, index) =>
    Math.max(column.length, ...rows.map(({ cells }) => cells[index]!.length)),
  );
  const line = (cells: readonly string[]) =>
    cells.map((cell, index) => gap + cell.padStart(widths[index]!)).join("");
  const room = width - line(table.columns.map(() => "")).length;
  const names = rows.map(({ name }) => gap.length + name.length).filter((length) => length <= room);
  const nameWidth = Math.max(Math.min(table.title.length, room), ...names, 0);
  const lines = [palette.bold(table.title.padEnd(nameWidth)) + palette.dim(line(table.columns))];
  if (table.title.length > nameWidth) {
    lines.splice(0, 1, palette.bold(table.title), palette.dim(" ".repeat(nameWidth) + line(table.columns)));
  }
  for (const panel of table.panels) {
    if (panel.name !== "") lines.push(panel.name);
    for (const { name, cells } of panel.rows) {
      const fits = gap.length + name.length <= nameWidth;
      if (!fits) lines.push(gap + name);
      lines.push((fits ? gap + name : "").padEnd(nameWidth) + line(cells));
    }
  }
  return lines.join("\n");
}
