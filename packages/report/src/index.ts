export { type Answer, answer } from "./answer.ts";
export type { ArmRuns, ReportSpec, RunFigures } from "./input.ts";
export { jsonPieces } from "./json.ts";
export { summarize } from "./summarize.ts";
export type { ArmSummary, Comparison, MetricSummary, Panel, Summary } from "./summary.ts";
export { type Curves, renderCurves } from "./svg/curves.ts";
export { renderSvg } from "./svg/render.ts";
export { type Palette, renderAnswer, renderTable, type TerminalOptions } from "./terminal.ts";
