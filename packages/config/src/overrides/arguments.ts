import type { Step } from "../compose/merge.ts";
import type { Located, Location, Source } from "../source/located.ts";
import { locator, quote } from "../source/located.ts";
import type { Problem } from "../source/problem.ts";
import { throwAny } from "../source/problem.ts";
import { parseYaml, reservedKeys } from "../source/yaml.ts";

/** A value for a key, from outside of the config's files; or an option for a group, which has one step. */
export interface Override {
  readonly path: readonly Step[];
  readonly value: Located;
  /** All of it. */
  readonly location: Location;
  /** It is a value of a sweep's grid. */
  readonly fromGrid?: boolean;
}

/**
 * Reads overrides such as `optimizer.lr=0.1`, `model.layers.0.units=8` and `model=perceptron` from the command
 * line. A value is YAML 1.2 in flow style. `first` is the number of the first argument, for messages.
 * Throws ConfigError with the problems of all of them.
 */
export function parseArguments(texts: readonly string[], first = 1): Override[] {
  const problems: Problem[] = [];
  const overrides = texts.flatMap((text, index) => {
    const name = `command line, argument ${first + index}`;
    return parseOverride({ kind: "argument", name, text }, problems) ?? [];
  });
  throwAny(problems);
  return overrides;
}

/** The override that a value of a sweep's grid stands for. */
export function rowOverride(key: string, keyLocation: Location, value: Located): Override {
  const path = key.split(".").map((step) => ({ key: step, location: keyLocation }));
  return { path, value, location: value.location, fromGrid: true };
}

/** Whether a text is a dotted key, as overrides and the keys of a grid are. */
export function isKey(text: string): boolean {
  return dottedKey.test(text) && !text.split(".").some((step) => reservedKeys.has(step));
}

const dottedKey = /^[A-Za-z_][\w-]*(\.[\w-]+)*$/;

function parseOverride(source: Source, problems: Problem[]): Override | undefined {
  const at = locator(source);
  const { text } = source;
  const equals = text.indexOf("=");
  const key = equals === -1 ? text : text.slice(0, equals);
  const keyProblem = checkKey(key, equals !== -1, at);
  if (keyProblem !== undefined) {
    problems.push(keyProblem);
    return undefined;
  }
  const start = equals + 1;
  const value = parseValue(source, start, problems);
  return value && { path: stepsOf(key, at), value, location: at(0, text.length) };
}

type Locate = (start: number, end: number) => Location;

const gridPrefix = "sweep.grid.";

function stepsOf(key: string, at: Locate): Step[] {
  // What the grid holds are dotted keys: `sweep.grid.optimizer.lr=[1, 2]` is one of them.
  if (key.startsWith(gridPrefix)) {
    const inner = key.slice(gridPrefix.length);
    return [...stepsOf("sweep.grid", at), { key: inner, location: at(gridPrefix.length, key.length) }];
  }
  const steps: Step[] = [];
  let start = 0;
  for (const step of key.split(".")) {
    steps.push({ key: step, location: at(start, start + step.length) });
    start += step.length + 1;
  }
  return steps;
}

function checkKey(key: string, assigned: boolean, at: Locate): Problem | undefined {
  const location = at(0, key.length);
  const sigil = /^(\+\+?|~)/.exec(key)?.[0];
  if (sigil !== undefined) return notYet(`an override with "${sigil}"`, at(0, sigil.length));
  if (!assigned) {
    const message = `expected key=value, got ${quote(key)}`;
    return { code: "E_OVERRIDE", message, location, hint: "such as optimizer.lr=0.1" };
  }
  if (isKey(key)) return undefined;
  if (key.includes("@")) return notYet('a package, "@"', location);
  if (key.includes("/")) return notYet('a nested group, "/"', location);
  if (key.split(".").some((step) => reservedKeys.has(step))) {
    return { code: "E_KEY", message: `${quote(key)} cannot be a key`, location };
  }
  const hint = key.includes("[") ? "write an index as a step: layers.0.units" : undefined;
  return { code: "E_OVERRIDE", message: `${quote(key)} is not a dotted key`, location, hint };
}

function parseValue(source: Source, start: number, problems: Problem[]): Located | undefined {
  const at = locator(source);
  const text = source.text.slice(start);
  // As in Hydra, `key=` is the empty string, not null.
  if (text.trim() === "") return { kind: "scalar", value: "", location: at(start, start) };
  const refused = refusedForm(maskQuotes(text), at, start);
  if (refused !== undefined) {
    problems.push(refused);
    return undefined;
  }
  const parsed = parseYaml(source, start);
  problems.push(...parsed.problems);
  if (parsed.problems.length > 0) return undefined;
  const { node } = parsed;
  if (node !== undefined && isFlow(node)) return node;
  const message = "expected a value such as 1, [1, 2] or {a: 1}";
  const location = at(start, source.text.length);
  problems.push({ code: "E_OVERRIDE", message, location, hint: "put a text in quotes" });
  return undefined;
}

function isFlow({ kind, location }: Located): boolean {
  // A document marker, "---", has nothing after it.
  if (kind === "scalar") return location.start < location.end;
  return "[{".includes(location.source.text[location.start]!);
}

/** What means something else in Hydra's grammar than in YAML. `masked` has its quoted strings blanked out. */
function refusedForm(masked: string, at: Locate, start: number): Problem | undefined {
  const place = (index: number, length: number) => at(start + index, start + index + length);
  const call = /(?<=^\s*|[[{,:]\s*)[A-Za-z_]\w*\(/.exec(masked);
  if (call !== null) return notYet(`the function "${call[0]})"`, place(call.index, call[0].length - 1));
  const escaped = /\\[\\()[\]{}:=, \t]/.exec(masked);
  if (escaped !== null) return notYet("an escape", place(escaped.index, 2), "put the value in quotes");
  const comma = topLevelComma(masked);
  if (comma !== -1) {
    return notYet(
      "a sweep over a,b",
      place(comma, 1),
      "write a list as [1, 2], a sweep as sweep.grid.key=[1, 2]",
    );
  }
  const comment = /(?<=^|\s)#/.exec(masked);
  if (comment === null) return undefined;
  const message = '"#" starts a comment in YAML';
  return { code: "E_OVERRIDE", message, location: place(comment.index, 1), hint: "put the value in quotes" };
}

/** Blanks out quoted strings. A quote opens one only where a value starts: `it's` is plain. */
function maskQuotes(text: string): string {
  const quoted = /(?<=^\s*|[[{,:]\s*)("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')/g;
  return text.replace(quoted, (match) => "_".repeat(match.length));
}

function topLevelComma(masked: string): number {
  let depth = 0;
  for (let i = 0; i < masked.length; i++) {
    const character = masked[i]!;
    if ("[{".includes(character)) depth++;
    else if ("]}".includes(character)) depth--;
    else if (character === "," && depth === 0) return i;
  }
  return -1;
}

function notYet(what: string, location: Location, hint?: string): Problem {
  return { code: "E_NOT_YET", message: `${what} is not supported yet`, location, hint };
}
