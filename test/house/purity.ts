import { exactMath, isExactPower } from "@titrate/testkit";
import { clocks, freshNames, outsideResults } from "./order.ts";
import { type Node, type Source, type Violation, violation } from "./source.ts";
import { child, isReference, memberOf, nameOf, type Place, stringOf, walk } from "./walk.ts";

const clockModules = new Set(["perf_hooks", "node:perf_hooks"]);
const clockGlobals = new Set(["performance"]);
const randomNames = new Set(
  "randomUUID randomBytes randomInt randomFill randomFillSync getRandomValues webcrypto".split(" "),
);
const localeNames = /^(localeCompare|toLocale(String|DateString|TimeString|UpperCase|LowerCase))$/;
const globalObjects = new Set(["globalThis", "global"]);

type Finding = readonly [rule: "arithmetic" | "clock" | "randomness" | "locale", message: string];

/**
 * What makes a result depend on more than its config, data and seed: approximate functions, clocks, randomness,
 * locales. Names are taken at their word: a variable of one's own that is called `Math` is reported too.
 */
export function checkPurity(
  sources: readonly Source[],
  allowedClocks: readonly string[] = clocks,
  allowedRandomness: readonly string[] = freshNames,
): Violation[] {
  return sources
    .filter((source) => !outsideResults.includes(source.package))
    .flatMap((source) => {
      const found: Violation[] = [];
      walk(source.program, (node, place) => {
        for (const [rule, message] of findingsAt(node, place)) {
          if (rule === "clock" && allowedClocks.includes(source.path)) continue;
          if (rule === "randomness" && allowedRandomness.includes(source.path)) continue;
          found.push(violation(rule, source, node.start, message));
        }
      });
      return found;
    });
}

function findingsAt(node: Node, place: Place): Finding[] {
  switch (node.type) {
    case "MemberExpression":
      return atMember(node);
    case "Identifier":
      return isReference(place) ? atReference(nameOf(node)!, place) : [];
    case "BinaryExpression":
    case "AssignmentExpression":
      return atOperator(node);
    case "NewExpression":
    case "CallExpression":
      return atDate(node);
    case "ImportDeclaration":
    case "ImportExpression":
    case "ExportNamedDeclaration":
      return atImport(node);
    case "Literal":
    case "TemplateElement":
      return atText(node);
    default:
      return [];
  }
}

function atMember(node: Node): Finding[] {
  const object = nameOf(child(node, "object"));
  const member = memberOf(node);
  if (object === "Math") {
    if (node.computed === true) return [["arithmetic", "Math[...] hides which function is meant; name it"]];
    if (!exactMath.has(member!)) return [["arithmetic", inexact(member!)]];
    return [];
  }
  if (object !== undefined && globalObjects.has(object)) {
    return member === undefined || /^(Math|Date|Intl|crypto|performance)$/.test(member)
      ? [["arithmetic", `${object}.${member ?? "[...]"} goes round the checks; use the name itself`]]
      : [];
  }
  if (object === "Date" && member === "now") return [["clock", "Date.now is a clock"]];
  if (object === "process" && /^(hrtime|uptime|cpuUsage)$/.test(member ?? "")) {
    return [["clock", `process.${member} is a clock`]];
  }
  if (member !== undefined && randomNames.has(member)) {
    return [["randomness", `${member} is not of the run's seed; use a named stream`]];
  }
  if (member !== undefined && localeNames.test(member)) {
    return [["locale", `${member} depends on the machine's language`]];
  }
  return member === "Math"
    ? [["arithmetic", "Math is reached through another object; use the name itself"]]
    : [];
}

/** A global that is not used as `Global.member`. */
function atReference(name: string, { parent, key }: Place): Finding[] {
  const asObject = parent?.type === "MemberExpression" && key === "object";
  if (clockGlobals.has(name)) return [["clock", `${name} is a clock`]];
  if (name === "Intl") return [["locale", "Intl depends on the machine's language data"]];
  if (asObject) return [];
  if (name === "Math")
    return [["arithmetic", "Math under another name hides which function is meant; write Math.sqrt"]];
  if (globalObjects.has(name) && parent?.type !== "TSModuleDeclaration") {
    return [["arithmetic", `${name} under another name goes round the checks`]];
  }
  const ofInstance = parent?.type === "BinaryExpression" && parent.operator === "instanceof";
  const called = (parent?.type === "NewExpression" || parent?.type === "CallExpression") && key === "callee";
  if (name === "Date" && !ofInstance && !called) return [["clock", "Date under another name may be a clock"]];
  return [];
}

function atOperator(node: Node): Finding[] {
  if (node.operator !== "**" && node.operator !== "**=") return [];
  const [base, exponent] = [wholeNumber(child(node, "left")), wholeNumber(child(node, "right"))];
  if (base !== undefined && exponent !== undefined && isExactPower(base, exponent)) return [];
  return [["arithmetic", "** is an approximation but for powers of 2 and small whole literals; multiply"]];
}

/** `new Date()` and `Date()` read the clock; `new Date(0)` does not. */
function atDate(node: Node): Finding[] {
  if (nameOf(child(node, "callee")) !== "Date") return [];
  const reads = node.type === "CallExpression" || (node.arguments as unknown[]).length === 0;
  return reads ? [["clock", "Date without a time is a clock"]] : [];
}

function atImport(node: Node): Finding[] {
  const from = stringOf(child(node, "source"));
  if (from !== undefined && clockModules.has(from)) return [["clock", `"${from}" is a clock`]];
  if (from === undefined || !/^(node:)?(crypto|process)$/.test(from)) return [];
  return ((node.specifiers as Node[] | undefined) ?? []).flatMap((specifier): Finding[] => {
    const name = nameOf(child(specifier, "imported") ?? child(specifier, "local")) ?? "";
    if (randomNames.has(name))
      return [["randomness", `${name} is not of the run's seed; use a named stream`]];
    return /^(hrtime|uptime)$/.test(name) ? [["clock", `${name} is a clock`]] : [];
  });
}

/** Code that is printed as text is code too. */
function atText(node: Node): Finding[] {
  const value = stringOf(node) ?? (node.value as { raw?: unknown } | null)?.raw;
  if (typeof value !== "string") return [];
  const names = [...value.matchAll(/\bMath\.(\w+)/g)].map((match) => match[1]!);
  return names.filter((name) => !exactMath.has(name)).map((name) => ["arithmetic", inexact(name)]);
}

function inexact(member: string): string {
  return `Math.${member} differs between engines; use exact or elementary of @titrate/numeric, or a named stream`;
}

function wholeNumber(node: Node | undefined): number | undefined {
  if (node?.type === "UnaryExpression" && node.operator === "-") {
    const positive = wholeNumber(child(node, "argument"));
    return positive === undefined ? undefined : -positive;
  }
  const value = node?.type === "Literal" ? node.value : undefined;
  return typeof value === "number" && Number.isInteger(value) ? value : undefined;
}
