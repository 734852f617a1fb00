import type { Summary } from "../summary.ts";
import { wrap } from "../text.ts";
import { type Chart, chartOf } from "./chart.ts";
import { element, escapeXml } from "./element.ts";
import { headingHeight, layOut, type Plot, padding, panelGap, rowHeight, width } from "./layout.ts";
import { drawPanel } from "./panel.ts";
import { ink, text } from "./text.ts";

/**
 * A picture of a summary: a panel for each value of `within`, a row for each arm, a dot for its estimate and a bar
 * for its interval, on one axis. It brings its own background and needs no font or file from elsewhere.
 */
export function renderSvg(summary: Summary, title = ""): string {
  const chart = chartOf(summary);
  const plot = layOut(chart);
  const parts: string[] = [];
  let y = padding - 6;
  for (const line of title === "" ? [] : wrap(title, 70).split("\n")) {
    y += 22;
    parts.push(text(line, "title", padding, y - 4, { "font-weight": 600 }));
  }
  y += 20;
  parts.push(text(chart.subtitle, "body", padding, y - 3, { fill: ink.quiet }));
  y += 14;
  for (const panel of chart.panels) {
    parts.push(drawPanel(panel, y, plot));
    y += headingHeight(panel) + panel.rows.length * rowHeight + panelGap;
  }
  y += 4;
  parts.push(...tickLabels(y, plot));
  return frame(y + padding - 6, title === "" ? chart.subtitle : title, inWords(chart), parts);
}

function tickLabels(y: number, { left, right, chart }: Plot): string[] {
  return chart.scale.ticks.map((tick) => {
    const x = left + chart.scale.position(tick) * (right - left);
    return text(chart.tickLabel(tick), "small", x, y, { fill: ink.quiet, "text-anchor": "middle" });
  });
}

function frame(height: number, title: string, description: string, parts: readonly string[]): string {
  const edges = { x: 0.5, y: 0.5, width: width - 1, height: height - 1, rx: 10 };
  const root = { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${width} ${height}`, width, height };
  const lines = [
    element("title", { id: "title" }, escapeXml(title)),
    element("desc", { id: "description" }, escapeXml(description)),
    element("rect", { ...edges, fill: ink.paper, stroke: ink.frame }),
    ...parts,
  ];
  const labelled = { ...root, role: "img", "aria-labelledby": "title description" };
  return `${element("svg", labelled, `\n${lines.join("\n")}\n`)}\n`;
}

/** For those who hear the picture. */
function inWords({ panels }: Chart): string {
  const words = panels.map(({ name, rows }) => {
    const figures = rows.map((row) => `${row.name} ${row.label}`).join(", ");
    return name === "" ? figures : `${name}: ${figures}`;
  });
  return words.join("; ");
}
