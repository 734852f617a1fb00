import { relative } from "node:path";
import { frameOf } from "./frame.ts";
import type { Located, Location, Source } from "./located.ts";
import { describe, quote } from "./located.ts";
import { shortened, spelled } from "./visible.ts";

/** Every code that a problem of a config can have, and what it means. Stable: tools may match on them. */
export const problemCodes = {
  E_YAML: "the text is not YAML 1.2, or uses a part of it that configs do not (tags, many aliases)",
  E_KEY: "a key is given twice or is not a string, or a key or name is one that JavaScript reserves",
  E_UNKNOWN_KEY: "no such key exists here",
  E_UNKNOWN_PLUGIN: "no plugin of this kind has this name",
  E_TYPE: "a value is not what its key takes",
  E_MISSING: "a value that must be given is not",
  E_FILE_NOT_FOUND: "a file is not there or cannot be read",
  E_GROUP: "a config group or an option of it does not exist, or is not usable",
  E_OVERRIDE: "an override is not well formed, or its key leads nowhere",
  E_INTERPOLATION: "an interpolation is not well formed, leads nowhere, or in a circle",
  E_PATH: "a path leaves the project",
  E_NOT_YET: "something that titrate does not support yet",
  E_SHAPE: "shapes of tensors do not fit",
  E_DATA: "a dataset's data cannot be used",
  E_PLUGIN: "a plugin cannot be loaded or is not well defined",
  E_MODULE: "a .ts or .js file that is to define an experiment cannot be run",
  E_RUN: "a run cannot be built or executed",
} as const;

export type ProblemCode = keyof typeof problemCodes;

/** One thing that is wrong: what, where, and what to do. */
export interface Problem {
  readonly code: ProblemCode;
  /** What is wrong, in one line. */
  readonly message: string;
  readonly location?: Location | undefined;
  /** What to do; stands beside the caret. */
  readonly hint?: string | undefined;
  /** Lines after the frame, such as the names that are known. */
  readonly notes?: readonly string[] | undefined;
  /** The value that the faulty one replaced. */
  readonly overrides?: Located | undefined;
}

/** All problems of one pass over a config. Its message is their full text. */
export class ConfigError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map((problem) => formatProblem(problem)).join("\n\n"));
    this.name = "ConfigError";
    this.problems = problems;
  }
}

/** More are not read; one cause often has many. */
const mostTold = 100;

/** Throws when there are problems: source by source, in the order in which a source is read; of very many, the first. */
export function throwAny(problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  const sources = new Map<Source | undefined, number>();
  for (const { location } of problems) {
    if (!sources.has(location?.source)) sources.set(location?.source, sources.size);
  }
  rankArguments(sources);
  const rank = ({ location }: Problem) => sources.get(location?.source)!;
  const start = ({ location }: Problem) => location?.start ?? 0;
  const sorted = problems.toSorted((a, b) => rank(a) - rank(b) || start(a) - start(b));
  const last = sorted[mostTold - 1];
  if (sorted.length <= mostTold || last === undefined) throw new ConfigError(sorted);
  const more = `there are ${sorted.length - mostTold} more problems; these are the first ${mostTold}`;
  const notes = [...(last.notes ?? []), more];
  throw new ConfigError([...sorted.slice(0, mostTold - 1), { ...last, notes }]);
}

/** Arguments are told in their own order, at the places that they have among the sources. */
function rankArguments(ranks: Map<Source | undefined, number>): void {
  const given = [...ranks].filter(([source]) => source?.kind === "argument");
  const numberOf = (source: Source | undefined): number => Number(/\d+$/.exec(source?.name ?? "")?.[0] ?? 0);
  const sorted = given.map(([source]) => source).sort((a, b) => numberOf(a) - numberOf(b));
  for (const [index, [, rank]] of given.entries()) ranks.set(sorted[index], rank);
}

/**
 * A problem as a reader sees it: place, code and message, the source with a caret and the hint, the notes, and
 * the place that was overridden. Files are named relative to `folder`.
 */
export function formatProblem(problem: Problem, folder: string = process.cwd()): string {
  const { code, location, notes = [], overrides } = problem;
  const message = shortened(problem.message, 500);
  const hint = problem.hint === undefined ? undefined : shortened(problem.hint, 200);
  const where = location === undefined ? [] : [formatPlace(location, folder)];
  const lines = [[...where, code, message].join("  ")];
  if (location !== undefined && !isWhole(location)) lines.push(...frameOf(location, hint));
  else if (hint !== undefined) lines.push(hint);
  lines.push(...notes.map((note) => shortened(note, 2000)));
  if (overrides !== undefined) {
    lines.push(`overrides ${formatPlace(overrides.location, folder)} (${brief(overrides)})`);
  }
  // Whatever a file holds reaches the terminal as text alone.
  return lines
    .flatMap((line) => line.split("\n"))
    .map(spelled)
    .join("\n");
}

/** `experiments/xor.yaml:12:17`, or the name of an argument. */
export function formatPlace(location: Location, folder: string = process.cwd()): string {
  const { source, line, column } = location;
  if (source.kind !== "file") return source.name;
  const name = formatFile(source.name, folder);
  return isWhole(location) ? name : `${name}:${line}:${column}`;
}

/** A file's name as seen from `folder`, or its full name where that is shorter. */
export function formatFile(file: string, folder: string = process.cwd()): string {
  const seen = relative(folder, file);
  return seen !== "" && seen.length < file.length ? seen : file;
}

/** A place that is a whole file has no line to show, unless that is all it has. */
function isWhole({ source, start, end }: Location): boolean {
  if (source.kind !== "file" || start !== 0 || end !== source.text.length) return false;
  return end === 0 || source.text.includes("\n");
}

function brief(node: Located): string {
  return node.kind === "scalar" && typeof node.value === "string" ? quote(node.value) : describe(node);
}
