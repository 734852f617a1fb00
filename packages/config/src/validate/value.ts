import { z } from "zod";
import type { Located, Location, Path } from "../source/located.ts";
import { childOf, isIncomplete, nodeAt, placeOf, quote, toPlain } from "../source/located.ts";
import type { Problem } from "../source/problem.ts";
import { didYouMean, knownNames } from "../source/suggest.ts";
import { allowedStrings, expectation, issueMessage } from "./wording.ts";

/** Whose keys are validated, as messages name it. */
export interface Owner {
  /** `layer "dense"`, `an experiment`. */
  readonly name: string;
  readonly noun: "parameter" | "key";
  /** `parameters of dense`. */
  readonly known: string;
  /** Where a missing key is reported. */
  readonly place: Location;
}

/** A key that must be given. `what` says what it takes: `a number`. */
export function missing(owner: Owner, key: string, what: string, notes: readonly string[] = []): Problem {
  const message = `${owner.name} needs ${quote(key)} (${what})`;
  return { code: "E_MISSING", message, location: owner.place, notes };
}

/** Validates a value without parts by its own schema, which also fills in defaults. */
export function validateValue(
  schema: z.ZodType,
  key: string,
  keyPlace: Location | undefined,
  node: Located | undefined,
  owner: Owner,
  problems: Problem[],
): unknown {
  const result = schema.safeParse(node && toPlain(node));
  if (node === undefined) {
    // A default that is itself incomplete names what it lacks: `train.epochs`.
    for (const issue of result.error?.issues ?? []) {
      problems.push(missing(owner, [key, ...issue.path].join("."), requirement(issue)));
    }
  } else {
    problems.push(...unknownKeys(schema, node, key));
    const issues = (result.error?.issues ?? []).filter((issue) => issue.code !== "unrecognized_keys");
    const found = issues.map((issue) => issueProblem(issue, key, keyPlace, node, owner));
    const unknown = holesIn(node);
    const known = found.filter(({ location }) => location === undefined || !unknown.has(location));
    problems.push(...known.filter(({ code }) => code !== "E_MISSING" || !isIncomplete(node)));
  }
  return result.data;
}

/** Where values are that are not known: what they should have been has been told. */
function holesIn(node: Located): Set<Location> {
  if (node.isHole) return new Set([node.location]);
  if (node.kind === "scalar") return new Set();
  const children =
    node.kind === "sequence" ? node.items : [...node.entries.values()].map(({ value }) => value);
  return new Set(children.flatMap((child) => [...holesIn(child)]));
}

/** A problem that zod found in the value of `key`, at the place within it that it is about. */
export function issueProblem(
  issue: z.core.$ZodIssue,
  key: string,
  keyPlace: Location | undefined,
  node: Located,
  owner: Owner,
): Problem {
  if (issue.code === "invalid_union") {
    const inner = insideOf(issue);
    if (inner !== undefined) return issueProblem(inner, key, keyPlace, node, owner);
  }
  const path = issue.path as Path;
  const found = nodeAt(node, path);
  if (found === undefined) {
    const name = [key, ...path.slice(0, -1)].join(".");
    const place = placeAlong(node, keyPlace ?? owner.place, path.slice(0, -1));
    return missing({ ...owner, name, place }, String(path.at(-1)), requirement(issue));
  }
  const value = found.kind === "scalar" && typeof found.value === "string" ? found.value : "";
  return {
    code: "E_TYPE",
    message: issueMessage(issue, found),
    location: found.location,
    hint: didYouMean(value, allowedStrings(issue)),
    overrides: found.overrides,
  };
}

/** Where one alternative of a union fits but for something inside of it, that is what is wrong. */
function insideOf(issue: z.core.$ZodIssueInvalidUnion): z.core.$ZodIssue | undefined {
  const first = issue.errors.find(
    (issues) => issues.length > 0 && issues.every(({ path }) => path.length > 0),
  )?.[0];
  return first && { ...first, path: [...issue.path, ...first.path] };
}

/** What a missing value should be; an author's own message about it would say that it is missing. */
function requirement(issue: z.core.$ZodIssue): string {
  return issue.code === "custom" ? issue.message : expectation(issue);
}

/** The key of the map that a path leads to, or the entry of a list. */
function placeAlong(node: Located, keyPlace: Location, path: Path): Location {
  let place = keyPlace;
  let current: Located = node;
  for (const step of path) {
    const child = childOf(current, step);
    if (child === undefined) return place;
    const entry = current.kind === "map" ? current.entries.get(String(step)) : undefined;
    place = entry?.key ?? placeOf(child);
    current = child;
  }
  return place;
}

/** The keys that an object's schema does not have, at any depth: zod would drop them without a word. */
function unknownKeys(schema: z.core.$ZodType, node: Located, name: string): Problem[] {
  if (schema instanceof z.ZodObject && node.kind === "map") {
    const { shape, catchall } = schema._zod.def;
    const isOpen = catchall !== undefined && !(catchall instanceof z.ZodNever);
    return [...node.entries].flatMap(([key, entry]) => {
      const inner = Object.hasOwn(shape, key) ? shape[key] : undefined;
      if (inner !== undefined) return unknownKeys(inner, entry.value, `${name}.${key}`);
      return isOpen ? [] : [unknownKey(name, key, entry.key, Object.keys(shape))];
    });
  }
  if (schema instanceof z.ZodArray && node.kind === "sequence") {
    return node.items.flatMap((item, i) => unknownKeys(schema._zod.def.element, item, `${name}.${i}`));
  }
  if (schema instanceof z.ZodRecord && node.kind === "map") {
    const entries = [...node.entries];
    return entries.flatMap(([key, { value }]) =>
      unknownKeys(schema._zod.def.valueType, value, `${name}.${key}`),
    );
  }
  const { def } = schema._zod;
  return "innerType" in def ? unknownKeys(def.innerType as z.core.$ZodType, node, name) : [];
}

function unknownKey(name: string, key: string, location: Location, known: readonly string[]): Problem {
  return {
    code: "E_UNKNOWN_KEY",
    message: `${name} has no key ${quote(key)}`,
    location,
    hint: didYouMean(key, known),
    notes: knownNames(`keys of ${name}`, known),
  };
}
