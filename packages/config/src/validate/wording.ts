import type { z } from "zod";
import type { Located } from "../source/located.ts";
import { describe, quote } from "../source/located.ts";

type Issue = z.core.$ZodIssue;

/** What zod found, in plain words: `expected a number above 0, got -1`. */
export function issueMessage(issue: Issue, got: Located): string {
  // The author of a check says it best.
  if (issue.code === "custom") return issue.message;
  return `expected ${expectation(issue)}, got ${describe(got)}`;
}

/** What a value should have been: `a number above 0`, `"full" or an integer`. */
export function expectation(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return typeNames[issue.expected] ?? issue.expected;
    case "invalid_value":
      return anyOf(issue.values.map((value) => (typeof value === "string" ? quote(value) : String(value))));
    case "invalid_union":
      return anyOf(issue.errors.flatMap((errors) => errors.slice(0, 1).map(expectation)));
    case "too_small":
      return bound(issue.origin, issue.inclusive ? "at least" : "above", issue.minimum);
    case "too_big":
      return bound(issue.origin, issue.inclusive ? "at most" : "below", issue.maximum);
    case "not_multiple_of":
      return `a multiple of ${issue.divisor}`;
    case "invalid_format":
      return issue.pattern === undefined
        ? `a string in the format ${issue.format}`
        : `a string like ${issue.pattern}`;
    default:
      return `something else (${issue.message})`;
  }
}

/** What to do about a value that is not what was expected, where nothing closer is known. */
export function requestFor(issue: Issue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      return requests[issue.expected];
    case "too_small":
    case "too_big":
    case "not_multiple_of":
      return `write ${expectation(issue)}`;
    case "invalid_value":
    case "invalid_union":
      return `write ${expectation(issue)}`;
    default:
      return undefined;
  }
}

const requests: Readonly<Record<string, string>> = {
  string: "write a text",
  number: "write a number",
  int: "write a whole number",
  boolean: "write true or false",
  array: "write a list, [...] or an entry a line after a dash",
  tuple: "write a list, [...] or an entry a line after a dash",
  object: "write its keys below it, indented",
  record: "write its keys below it, indented",
};

/** Where one alternative of a union fits but for something inside of it, that is what is wrong. */
export function innermost(issue: Issue): Issue {
  if (issue.code !== "invalid_union") return issue;
  const [first] =
    issue.errors.find((issues) => issues.length > 0 && issues.every(({ path }) => path.length > 0)) ?? [];
  return first === undefined ? issue : innermost({ ...first, path: [...issue.path, ...first.path] });
}

/** The strings that were allowed, to suggest the nearest one. */
export function allowedStrings(issue: Issue): string[] {
  if (issue.code === "invalid_union") return issue.errors.flat().flatMap(allowedStrings);
  return issue.code === "invalid_value" ? issue.values.filter((value) => typeof value === "string") : [];
}

const typeNames: Readonly<Record<string, string>> = {
  string: "a string",
  number: "a number",
  int: "an integer",
  boolean: "true or false",
  null: "null",
  array: "a list",
  tuple: "a list",
  object: "a map",
  record: "a map",
};

const sizes: Readonly<Record<string, readonly [thing: string, unit: string]>> = {
  string: ["a string", " characters"],
  array: ["a list", " entries"],
  int: ["an integer", ""],
};

function bound(origin: string, relation: string, limit: number | bigint): string {
  const [thing, unit] = sizes[origin] ?? ["a number", ""];
  if (unit !== "" && relation === "at least" && Number(limit) === 1) return `${thing} that is not empty`;
  return unit === ""
    ? `${thing} ${relation === "at least" || relation === "at most" ? "of " : ""}${relation} ${limit}`
    : `${thing} of ${relation} ${limit}${unit}`;
}

function anyOf(phrases: readonly string[]): string {
  const distinct = [...new Set(phrases)];
  if (distinct.length < 2) return distinct.join("");
  return `${distinct.slice(0, -1).join(", ")} or ${distinct.at(-1)}`;
}
