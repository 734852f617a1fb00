import { type Blame, describe, formatPlace, type Located, type Location } from "@titrate/config";
import type { Palette } from "@titrate/report";

const widestValue = 32;

/** A line for each value: what it is, who says so, and what that overrode. */
export function renderBlame(values: readonly Blame[], { dim }: Palette): string {
  const rows = values.map((each) => [each.path, shown(each.value), placeOf(each), ...notesOf(each)] as const);
  const width = (column: 0 | 1): number => Math.max(...rows.map((row) => row[column].length));
  const [paths, texts] = [width(0), width(1)];
  const lines = rows.map(([path, value, place, ...notes]) => {
    const head = `${path.padEnd(paths)}  ${value.padEnd(texts)}  `;
    return head + [place, ...notes.map((note) => `  ${dim(note)}`)].join("");
  });
  return `${lines.join("\n")}\n`;
}

function shown(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const line = text.replace(/\p{Cc}/gu, " ");
  return line.length > widestValue ? `${line.slice(0, widestValue - 1)}…` : line;
}

function placeOf({ location, defaultOf }: Blame): string {
  if (location !== undefined) return formatPlace(location);
  return defaultOf === "experiment" ? "default" : `default of ${defaultOf}`;
}

function notesOf({ from, overrides }: Blame): string[] {
  const target = from?.target === undefined ? [] : [`at ${formatPlace(from.target.location)}`];
  const outside = from === undefined ? [] : from.outside.map((what) => `from ${what}`);
  return [
    ...(from === undefined
      ? []
      : [`as ${from.written}${[...target, ...outside].map((each) => ` ${each}`).join(",")}`]),
    ...overrides.map((node) => `overrides ${formatPlace(node.location)} (${brief(node)})`),
  ];
}

function brief(node: Located): string {
  return node.kind === "scalar" ? shown(node.value) : describe(node);
}

/** The same for programs. */
export function blameJson(values: readonly Blame[]): object[] {
  return values.map(({ path, value, location, defaultOf, overrides, from }) => ({
    path,
    value,
    ...(location === undefined ? { default: defaultOf } : placeJson(location)),
    overrides: overrides.map((node) => ({ ...placeJson(node.location), value: valueJson(node) })),
    ...(from !== undefined && {
      interpolation: {
        written: from.written,
        ...(from.target !== undefined && { target: placeJson(from.target.location) }),
        outside: from.outside,
      },
    }),
  }));
}

/** A place as JSON has it: an absolute file, or the words for an argument. */
export function placeJson({ source, line, column }: Location): object {
  return source.kind === "file" ? { file: source.name, line, column } : { argument: source.name, column };
}

function valueJson(node: Located): unknown {
  return node.kind === "scalar" ? node.value : describe(node);
}
