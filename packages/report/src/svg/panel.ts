import type { ChartPanel, ChartRow } from "./chart.ts";
import { element, escapeXml } from "./element.ts";
import { headingHeight, type Plot, padding, rowHeight, width } from "./layout.ts";
import { ink, shorten, text, textWidth } from "./text.ts";

/** The marks of an axis through the panel, and a row for each arm. */
export function drawPanel(panel: ChartPanel, top: number, plot: Plot): string {
  const { left, right, chart } = plot;
  const start = top + headingHeight(panel);
  const end = start + panel.rows.length * rowHeight;
  const marks = chart.scale.ticks.map((tick) => {
    const x = left + chart.scale.position(tick) * (right - left);
    return element("line", { x1: x, x2: x, y1: start, y2: end, stroke: ink.grid });
  });
  const rows = panel.rows.map((row, index) => drawRow(row, start + (index + 0.5) * rowHeight, plot));
  return element("g", {}, ...drawHeading(panel, top + 19), ...marks, ...rows);
}

function drawHeading({ name, verdict }: ChartPanel, y: number): string[] {
  const room = width - 2 * padding - textWidth(verdict, "small") - 16;
  const quiet = { fill: ink.quiet, "text-anchor": "end" };
  return [
    ...(name === ""
      ? []
      : [text(shorten(name, "heading", room), "heading", padding, y, { "font-weight": 600 })]),
    ...(verdict === "" ? [] : [text(verdict, "small", width - padding, y, quiet)]),
  ];
}

/** A bar for the interval, a dot for the estimate. */
function drawRow(row: ChartRow, y: number, { left, right, colourOf, chart }: Plot): string {
  const at = (value: number) => left + chart.scale.position(value) * (right - left);
  const fill = colourOf(row.name);
  const parts = [
    element("title", {}, escapeXml(`${row.name}: ${row.label}`)),
    text(shorten(row.name, "body", left - padding - 18), "body", padding, y + 4.5),
    text(row.label, "body", right + 18, y + 4.5, { fill, "font-weight": 600 }),
  ];
  if (!Number.isNaN(row.estimate)) {
    const bar = { x: at(row.low), y: y - 4, width: at(row.high) - at(row.low), height: 8, rx: 4 };
    const dot = { cx: at(row.estimate), cy: y, r: 6, stroke: ink.paper, "stroke-width": 1.5 };
    parts.push(element("rect", { ...bar, fill, "fill-opacity": 0.28 }), element("circle", { ...dot, fill }));
  }
  return element("g", {}, ...parts);
}
