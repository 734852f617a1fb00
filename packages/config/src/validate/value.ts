import { z } from "zod";
import type { Located, LocatedMap, Location, Path } from "../source/located.ts";
import { childOf, isIncomplete, nodeAt, placeOf, quote, toPlain } from "../source/located.ts";
import type { Problem } from "../source/problem.ts";
import { didYouMean } from "../source/suggest.ts";
import type { Elsewhere } from "./elsewhere.ts";
import { originNotes } from "./origins.ts";
import { acceptance, gridHint, mapHint, repairHint } from "./repairs.ts";
import { objectShape, schemaAt } from "./schema-at.ts";
import { meaningOf, unknownKey } from "./unknown-key.ts";
import { allowedStrings, expectation, innermost, issueMessage, requestFor } from "./wording.ts";

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

/** What the validation of a value adds to. */
export interface Findings {
  readonly problems: Problem[];
  /** The dotted keys of values that are missing. */
  readonly missing: Map<Problem, string>;
  /** The dotted keys that unknown ones elsewhere are meant for: what is there but misplaced is not missing too. */
  readonly meant: Set<string>;
  readonly elsewhere: Elsewhere;
}

/** A value, and where it stands. */
export interface Placed {
  /** Of its key, from the experiment's top. */
  readonly path: Path;
  /** Where its key is written. */
  readonly keyPlace: Location | undefined;
  /** What is written. */
  readonly node: Located | undefined;
}

/** A key that must be given. `what` says what it takes: `a number`. */
export function missing(owner: Owner, key: string, what: string, notes: readonly string[] = []): Problem {
  const message = `${owner.name} needs ${quote(key)} (${what})`;
  return { code: "E_MISSING", message, location: owner.place, hint: `add ${nested(key)}`, notes };
}

/** `train: { epochs: ... }` for `train.epochs`. */
function nested(key: string): string {
  const [first, ...rest] = key.split(".");
  return rest.length === 0 ? `${first}: ...` : `${first}: { ${nested(rest.join("."))} }`;
}

/** Validates a value without parts by its own schema, which also fills in defaults. */
export function validateValue(
  schema: z.ZodType,
  { path, keyPlace, node }: Placed,
  owner: Owner,
  findings: Findings,
): unknown {
  const key = String(path.at(-1));
  const result = schema.safeParse(node && toPlain(node));
  const issues = (result.error?.issues ?? [])
    .filter((issue) => issue.code !== "unrecognized_keys")
    .slice(0, mostIssues)
    .map(innermost);
  if (node === undefined) {
    // A default that is itself incomplete names what it lacks: `train.epochs`.
    for (const issue of issues) {
      const problem = missing(owner, [key, ...issue.path].join("."), requirement(issue));
      findings.problems.push(problem);
      findings.missing.set(problem, [...path, ...issue.path].join("."));
    }
    return result.data;
  }
  const unknown = unknownKeys(schema, node, key, path, findings);
  findings.problems.push(...unknown.problems);
  for (const [index, issue] of issues.entries()) {
    const at = issue.path as Path;
    const problem = issueProblem(issue, key, keyPlace, node, owner);
    const isMissing = problem.code === "E_MISSING";
    if (isMissing && (isIncomplete(node) || unknown.meant.has(at.join(".")))) continue;
    if (isMissing) findings.missing.set(problem, [...path, ...at].join("."));
    findings.problems.push(
      isMissing || index > mostRepairs ? problem : repaired(problem, issue, schema, node, path),
    );
  }
  return result.data;
}

/** Of one value: more are not told. */
const mostIssues = 200;
/** Of one value, whose schema each attempt applies again. */
const mostRepairs = 10;

function repaired(
  problem: Problem,
  issue: z.core.$ZodIssue,
  schema: z.ZodType,
  node: Located,
  path: Path,
): Problem {
  const at = issue.path as Path;
  const faulty = nodeAt(node, at);
  if (faulty === undefined || problem.location !== faulty.location) return problem;
  const key = [...path, ...at].join(".");
  // A likely slip says more than a name that is near; what a text lacks to be a map says most.
  const hint = hintFor(issue, schema, node, faulty, key) ?? problem.hint ?? requestFor(issue);
  return { ...problem, hint };
}

function hintFor(
  issue: z.core.$ZodIssue,
  schema: z.ZodType,
  node: Located,
  faulty: Located,
  key: string,
): string | undefined {
  if (isEndless(faulty)) return "it has no meaning here: write a finite number";
  // The author of a check has said what is wrong, and a value beyond a bound is of the right form.
  if (!["invalid_type", "invalid_union", "invalid_value"].includes(issue.code)) return undefined;
  const at = issue.path as Path;
  const keys = Object.keys(objectShape(schemaAt(schema, at)));
  return (
    gridHint(faulty, key) ??
    mapHint(keys, faulty, acceptance(schema, node, at)) ??
    repairHint(schema, node, at, faulty, key)
  );
}

function isEndless(node: Located): boolean {
  if (node.kind !== "scalar") return false;
  if (typeof node.value === "number") return !Number.isFinite(node.value);
  return /^[-+]?\.?(nan|inf|infinity)$/i.test(String(node.value));
}

/** A problem that zod found in the value of `key`, at the place within it that it is about. */
export function issueProblem(
  issue: z.core.$ZodIssue,
  key: string,
  keyPlace: Location | undefined,
  node: Located,
  owner: Owner,
): Problem {
  const path = issue.path as Path;
  const found = nodeAt(node, path);
  if (found === undefined) {
    const name = [key, ...path.slice(0, -1)].join(".");
    const place = placeAlong(node, keyPlace ?? owner.place, path.slice(0, -1));
    return missing({ ...owner, name, place }, String(path.at(-1)), requirement(issue));
  }
  const value = found.kind === "scalar" && typeof found.value === "string" ? found.value : "";
  const notes = originNotes(found);
  return {
    code: "E_TYPE",
    message: issueMessage(issue, found),
    location: found.location,
    hint: nearestAllowed(value, allowedStrings(issue)),
    ...(notes.length > 0 && { notes }),
    overrides: found.overrides,
  };
}

/** `max` for `maximize` too. */
function nearestAllowed(value: string, allowed: readonly string[]): string | undefined {
  const begun = allowed.filter((name) => value !== "" && (name.startsWith(value) || value.startsWith(name)));
  return begun.length === 1 ? `did you mean "${begun[0]}"?` : didYouMean(value, allowed);
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

interface UnknownKeys {
  readonly problems: readonly Problem[];
  /** The keys that they are meant for, within the value. */
  readonly meant: ReadonlySet<string>;
}

/** The keys that an object's schema does not have, at any depth: zod would drop them without a word. */
function unknownKeys(
  root: z.core.$ZodType,
  value: Located,
  rootName: string,
  rootPath: Path,
  { elsewhere, meant: meantElsewhere }: Findings,
): UnknownKeys {
  const problems: Problem[] = [];
  const meant = new Set<string>();

  function visit(schema: z.core.$ZodType, node: Located, within: Path): void {
    if (schema instanceof z.ZodObject && node.kind === "map") visitObject(schema, node, within);
    else if (schema instanceof z.ZodArray && node.kind === "sequence") {
      for (const [index, item] of node.items.entries())
        visit(schema._zod.def.element, item, [...within, index]);
    } else if (schema instanceof z.ZodRecord && node.kind === "map") {
      for (const [key, entry] of node.entries)
        visit(schema._zod.def.valueType, entry.value, [...within, key]);
    } else if ("innerType" in schema._zod.def) {
      visit(schema._zod.def.innerType as z.core.$ZodType, node, within);
    }
  }

  function visitObject(schema: z.ZodObject, node: LocatedMap, within: Path): void {
    const { shape, catchall } = schema._zod.def;
    const isOpen = catchall !== undefined && !(catchall instanceof z.ZodNever);
    const known = Object.keys(shape);
    const name = [rootName, ...within].join(".");
    for (const [key, entry] of node.entries) {
      const inner = Object.hasOwn(shape, key) ? shape[key] : undefined;
      if (inner !== undefined) visit(inner, entry.value, [...within, key]);
      else if (!isOpen) {
        const path = [...rootPath, ...within];
        const told = { lacks: `${name} has no key`, key, entry, path, known, what: `keys of ${name}` };
        problems.push(unknownKey(told, elsewhere, meantElsewhere));
        const other = meaningOf(key, known);
        if (other !== undefined) meant.add([...within, other].join("."));
      }
    }
  }

  visit(root, value, []);
  return { problems, meant };
}
