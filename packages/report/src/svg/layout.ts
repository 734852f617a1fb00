import type { Chart, ChartPanel, ChartRow } from "./chart.ts";
import { textWidth } from "./text.ts";

export const width = 720;
export const padding = 28;
export const rowHeight = 30;
export const panelGap = 18;

/** Where the axis lies, and each arm's colour. */
export interface Plot {
  readonly chart: Chart;
  readonly left: number;
  readonly right: number;
  readonly colourOf: (name: string) => string;
}

/** Okabe and Ito's colours, darkened to be read on white; told apart with any colour vision. */
const colours = ["#0072b2", "#d55e00", "#007a5a", "#a5508a", "#4d4d4d", "#9a6700"] as const;

/** Names to the left of the axis, figures to its right, both as wide as they need within limits. */
export function layOut(chart: Chart): Plot {
  const rows = chart.panels.flatMap((panel) => panel.rows);
  return {
    chart,
    left:
      padding +
      columnWidth(
        rows.map(({ name }) => name),
        220,
      ) +
      18,
    right:
      width -
      padding -
      columnWidth(
        rows.map(({ label }) => label),
        140,
      ) -
      18,
    colourOf: colouring(rows),
  };
}

/** The room above a panel's rows: for its name and verdict, if it has them. */
export function headingHeight({ name, verdict }: ChartPanel): number {
  return name === "" && verdict === "" ? 6 : 30;
}

function columnWidth(contents: readonly string[], most: number): number {
  return contents.reduce((widest, each) => Math.max(widest, Math.min(most, textWidth(each, "body"))), 0);
}

/** One colour an arm in all panels, by first appearance. */
function colouring(rows: readonly ChartRow[]): (name: string) => string {
  const names = [...new Set(rows.map(({ name }) => name))];
  return (name) => colours[names.indexOf(name) % colours.length]!;
}
