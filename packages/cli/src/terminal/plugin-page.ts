import type { Goal, Plugin } from "@titrate/plugin";
import { describeParameters } from "@titrate/plugin/host";
import type { Palette } from "@titrate/report";
import { curveOf, instanceOf, isElementwise, missingParameters, parameterProblem } from "@titrate/testkit";
import { alignRows, foldItems } from "./layout.ts";
import { plotLines } from "./plot.ts";

interface PageOptions {
  /** In columns. */
  readonly width: number;
  readonly palette: Palette;
  /** The parameters that it is drawn with, beside its defaults. */
  readonly params: Readonly<Record<string, unknown>>;
  /** What its parts may be. */
  readonly plugins: readonly Plugin[];
}

/** All that there is to know of a plugin: what it is, its source, its parameters, and its curve where it has one. */
export function renderPluginPage(plugin: Plugin, options: PageOptions): string {
  const { palette, width } = options;
  const wrap = (text: string, indent = ""): string => foldItems(text.split(" "), " ", width, indent);
  const head = [palette.bold(`${plugin.kind} ${plugin.name}`), wrap(plugin.summary)];
  if (plugin.source !== undefined) head.push(palette.dim(wrap(`Source: ${plugin.source}`)));
  const blocks = [head, parameterLines(plugin, options), ...plots(plugin, options)];
  return `${blocks.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function parameterLines({ params }: Plugin, { palette, width }: PageOptions): string[] {
  const rows = describeParameters(params).map((param) => [
    `  ${param.name}`,
    "default" in param ? showWritten(param.default) : param.required ? "must be given" : "may be left out",
    [param.takes, ...(param.description === undefined ? [] : [param.description])].join(". "),
  ]);
  if (rows.length === 0) return [palette.bold("parameters"), "  none"];
  // The dot stands for the last column, which is folded beside the others.
  const starts = alignRows(
    rows.map(([name, written]) => [name!, written!, "."]),
    ["left", "left", "left"],
  ).map((line) => line.slice(0, -1));
  const lines = rows.map(([, , takes], i) => {
    const start = starts[i]!;
    return start + foldItems(takes!.split(" "), " ", width, " ".repeat(start.length)).slice(start.length);
  });
  return [palette.bold("parameters"), ...lines];
}

function plots(plugin: Plugin, options: PageOptions): string[][] {
  const { params } = options;
  if (plugin.kind !== "activation" && plugin.kind !== "schedule") return [];
  const [missing] = missingParameters(plugin, params);
  if (missing !== undefined) return [[`No curve: ${missing} has no default; add --param ${missing}=...`]];
  const problem = parameterProblem(plugin, params);
  if (problem !== undefined) return [[`No curve: ${problem}`]];
  try {
    return plugin.kind === "schedule"
      ? [plotSchedule(plugin as Plugin<"schedule">, options)]
      : plotActivation(plugin as Plugin<"activation">, options);
  } catch (error) {
    // A user's code may throw anything; what it is stays to be told.
    return [[`No curve: ${error instanceof Error ? error.message : String(error)}`]];
  }
}

function plotActivation(plugin: Plugin<"activation">, options: PageOptions): string[][] {
  const activation = instanceOf(plugin, options);
  if (!isElementwise(activation)) return [["No curve: it is not element by element."]];
  const points = Float64Array.from({ length: 1001 }, (_, i) => (i - 500) / 100);
  const { x, y, slope } = curveOf(activation, points);
  return [draw("f(x)", x, y, options), draw("f'(x), as training sees it", x, slope, options)];
}

function plotSchedule(plugin: Plugin<"schedule">, options: PageOptions): string[] {
  const rate = instanceOf(plugin, options);
  const steps = Array.from({ length: 1000 }, (_, step) => step);
  const request = {
    steps: steps.length,
    base: 0.1,
    stepsPerEpoch: 10,
    history: [],
    goals: new Map<string, Goal>(),
  };
  const rates = steps.map((step) => rate({ ...request, step }));
  return draw("the rate over 1000 steps of 10 an epoch, from lr 0.1", steps, rates, options);
}

function draw(
  title: string,
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  { palette, width }: PageOptions,
): string[] {
  return [palette.bold(title), ...plotLines({ x, y }, { width: Math.min(width, 72), height: 8 })];
}

const showWritten = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));
