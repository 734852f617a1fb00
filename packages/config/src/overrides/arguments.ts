import type { Located, Location } from "../source/located.ts";
import { quote } from "../source/located.ts";
import type { Problem } from "../source/problem.ts";
import { throwAny } from "../source/problem.ts";
import { reservedKeys } from "../source/yaml-keys.ts";
import { toLocated } from "./grammar/element.ts";
import type { ParsedOverride } from "./grammar/override.ts";
import { parseOverride } from "./grammar/override.ts";
import { isElement } from "./grammar/sweep.ts";

/** A key with its value, or a group with its option, from outside of the config's files. */
export interface Override {
  /** `a=1`, `+a=1`, `++a=1`, `~a`. */
  readonly operation: "change" | "add" | "force-add" | "delete";
  /** As written: `optimizer.lr`, `model/activation@head`. */
  readonly key: string;
  /** The key without its package. */
  readonly group: string;
  readonly package?: string | undefined;
  /** The key's steps; a group, nested or not, is one. */
  readonly path: readonly Step[];
  /** None where something is deleted whatever its value. */
  readonly value?: Located | undefined;
  /** All of it. */
  readonly location: Location;
  /** It is a value of a sweep's grid. */
  readonly fromGrid?: boolean;
}

/** A step of an override's path, and where it is written. */
export interface Step {
  readonly key: string;
  readonly location: Location;
}

/**
 * Reads overrides such as `optimizer.lr=0.1`, `model.layers.0.units=8` and `model=perceptron` from the command
 * line, in Hydra's grammar. `first` is the number of the first argument, for messages.
 *
 * @throws ConfigError with the problems of all of them.
 */
export function parseArguments(texts: readonly string[], first = 1): Override[] {
  const problems: Problem[] = [];
  const overrides = readArguments(texts, problems, first);
  throwAny(problems);
  return overrides;
}

/** As `parseArguments`; problems are added to the list, for one pass over all sources. */
export function readArguments(texts: readonly string[], problems: Problem[], first = 1): Override[] {
  return texts.flatMap((text, index) => {
    const name = `command line, argument ${first + index}`;
    const parsed = parseOverride({ kind: "argument", name, text }, problems);
    return (parsed && toOverride(parsed, problems)) ?? [];
  });
}

/** The override that a value of a sweep's grid stands for. */
export function rowOverride(key: string, keyLocation: Location, value: Located): Override {
  const [group, place] = key.split("@") as [string, string?];
  const path = stepsOf(group, () => keyLocation);
  return {
    operation: "change",
    key,
    group,
    package: place,
    path,
    value,
    location: value.location,
    fromGrid: true,
  };
}

/** Whether a text can be a key of a grid: `optimizer.lr`, `model/activation`, `optimizer@head`. */
export function isKey(text: string): boolean {
  return gridKey.test(text) && !text.split(/[./@]/).some((step) => reservedKeys.has(step));
}

const gridKey = /^[A-Za-z_][\w-]*((\.[\w-]+)*|(\/\w[\w-]*)*(@\w[\w-]*(\.[\w-]+)*)?)$/;

function toOverride(parsed: ParsedOverride, problems: Problem[]): Override | undefined {
  const { operation, key, keyLocation, value, location } = parsed;
  if (value !== undefined && !isElement(value)) {
    problems.push(sweepNotYet(parsed));
    return undefined;
  }
  if (key === "") {
    const message = "there is no key before =";
    problems.push({ code: "E_OVERRIDE", message, location, hint: "such as optimizer.lr=0.1" });
    return undefined;
  }
  const whole = parsed.package === undefined ? key : `${key}@${parsed.package}`;
  // What the grid holds may have a package; the grid itself has none.
  const isOfGrid = key.startsWith(gridPrefix);
  return {
    operation,
    key: whole,
    group: isOfGrid ? whole : key,
    package: isOfGrid ? undefined : parsed.package,
    path: stepsOf(isOfGrid ? whole : key, (start, end) => part(keyLocation, start, end)),
    value: value && toLocated(value),
    location,
  };
}

const gridPrefix = "sweep.grid.";

function stepsOf(key: string, at: (start: number, end: number) => Location): Step[] {
  // What the grid holds are dotted keys: `sweep.grid.optimizer.lr=[1, 2]` is one of them.
  if (key.startsWith(gridPrefix)) {
    const inner = key.slice(gridPrefix.length);
    return [...stepsOf("sweep.grid", at), { key: inner, location: at(gridPrefix.length, key.length) }];
  }
  if (key.includes("/")) return [{ key, location: at(0, key.length) }];
  const steps: Step[] = [];
  let start = 0;
  for (const step of key.split(".")) {
    steps.push({ key: step, location: at(start, start + step.length) });
    start += step.length + 1;
  }
  return steps;
}

function part(whole: Location, start: number, end: number): Location {
  return { ...whole, start: whole.start + start, end: whole.start + end, column: whole.column + start };
}

function sweepNotYet({ key, package: target, value, location }: ParsedOverride): Problem {
  const place = value?.location ?? location;
  const isSimple = value?.kind === "choice" && value.simple;
  const written = isSimple ? place.source.text.slice(place.start, place.end) : "1, 2";
  const whole = target === undefined ? key || "key" : `${key}@${target}`;
  return {
    code: "E_NOT_YET",
    message: "a sweep on the command line is not supported yet",
    location: place,
    hint: `write a list as [${written}], a sweep as ${quote(`sweep.grid.${whole}=[${written}]`)}`,
  };
}
