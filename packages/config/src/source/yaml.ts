import type { Alias, Document, ParsedNode, YAMLError, YAMLMap, YAMLSeq } from "yaml";
import { isAlias, isMap, isScalar, isSeq, parseDocument } from "yaml";
import type { Entry, Located, LocatedMap, Location, Source } from "./located.ts";
import { locator, quote } from "./located.ts";
import type { Problem } from "./problem.ts";
import { keyProblem, notText } from "./yaml-keys.ts";
import { excessOf } from "./yaml-limits.ts";
import { slipOf, type Wording } from "./yaml-slips.ts";
import { wordingOf } from "./yaml-wording.ts";

/** What was read: nothing where the text holds no value, and whatever could be read where there are problems. */
export interface Parsed {
  readonly node: Located | undefined;
  readonly problems: readonly Problem[];
}

/** Of the values that aliases repeat, as a guard against "billion laughs"; a long text counts as many. */
const mostRepeated = 10_000;
const maxDepth = 100;
/** Of one file: more are a consequence of the first ones. */
const maxProblems = 50;

/** Reads the text of a source from `start` as one YAML 1.2 document. Warnings of the parser are problems too. */
export function parseYaml(source: Source, start = 0): Parsed {
  const text = source.text.slice(start);
  const at = locator(source);
  // An error at the end of the text is reported one beyond it.
  const inside = (offset: number) => Math.min(start + offset, source.text.length);
  const locate: Locate = (from, to) => at(inside(from), inside(to));
  const excess = excessOf(text);
  if (excess !== undefined) return { node: undefined, problems: [problemOf(excess, locate)] };
  const document = parseDocument<ParsedNode, false>(text, {
    version: "1.2",
    prettyErrors: false,
    intAsBigInt: true, // to see integers that a double would round
    resolveKnownTags: false,
    uniqueKeys: false, // found below, where the first of the two is known too
  });
  const problems = problemsOf(document, text, locate);
  if (document.contents === null || problems.length > 0) return { node: undefined, problems };
  return convert(document.contents, locate);
}

type Locate = (start: number, end: number) => Location;

function problemOf({ message, hint, start, end }: Wording, locate: Locate): Problem {
  return { code: "E_YAML", message, location: locate(start, end), hint };
}

function problemsOf(document: Document.Parsed<ParsedNode, false>, text: string, locate: Locate): Problem[] {
  const all = [...document.errors, ...document.warnings].sort((a, b) => a.pos[0] - b.pos[0]);
  // A text that is nested too deeply is not read to its end, and lacks what closes it.
  const tooDeep = all.find(({ code }) => code === "RESOURCE_EXHAUSTION");
  const problems: Problem[] = [];
  const told = new Set<unknown>();
  for (const error of tooDeep === undefined ? all.filter(isCause) : [tooDeep]) {
    if (problems.length >= maxProblems) break;
    const problem = problemOf(wordingOf(error, text), locate);
    const slips = slipsOf(error, [locate(...error.pos), problem.location!]);
    if (!slips.some((slip) => told.has(slip))) problems.push(problem);
    for (const slip of slips) told.add(slip);
  }
  const loneReturn = /\r(?!\n)/.exec(text);
  if (loneReturn !== null) {
    const message = "a line ends in a carriage return alone";
    const { index } = loneReturn;
    return [
      problemOf(
        {
          message,
          hint: "save the file with the line ends of Unix or Windows",
          start: index,
          end: index + 1,
        },
        locate,
      ),
    ];
  }
  if (document.directives.yaml.version !== "1.2") {
    const start = Math.max(0, text.indexOf("%YAML"));
    const end = start + /^.*/.exec(text.slice(start))![0].length;
    problems.push(
      problemOf({ message: "configs are YAML 1.2", hint: "remove the line", start, end }, locate),
    );
  }
  return problems;
}

/** One slip often breaks the rest of its line in the same way, and whoever indents with tabs does so everywhere. */
function slipsOf(error: YAMLError, places: readonly Location[]): unknown[] {
  if (error.code === "TAB_AS_INDENT") return [error.code];
  return error.name === "YAMLWarning" ? [String(error.pos)] : places.map(({ line }) => line);
}

/** Once a part of the text is not understood, all that follows is unexpected. */
function isCause({ message }: YAMLError, index: number, all: readonly YAMLError[]): boolean {
  const isFollowing = / in YAML stream|directives-end\/doc-start/.test(message);
  return !isFollowing || (index === 0 && all[1]?.code !== "BAD_DIRECTIVE");
}

function convert(root: ParsedNode, locate: Locate): Parsed {
  const problems: Problem[] = [];
  const anchors = new Map<string, ParsedNode>();
  const targets = new Map<Alias.Parsed, ParsedNode | undefined>();
  const open = new Set<ParsedNode>();
  /** The use of an anchor that is being repeated, with all that it leads to. */
  let repeating: Location | undefined;
  let repeated = 0;
  const place = (node: { range?: [number, number, number] | null }): Location =>
    locate(node.range?.[0] ?? 0, node.range?.[1] ?? 0);

  function report(problem: Problem): void {
    if (problems.length < maxProblems) problems.push(problem);
  }

  function convertNode(node: ParsedNode, depth: number): Located {
    const location = place(node);
    if (depth > maxDepth)
      throw new Refusal({
        code: "E_YAML",
        message: "it is nested too deeply",
        location,
        hint: "write less within",
      });
    if (isAlias(node)) return convertAlias(node, location, depth);
    if (node.anchor !== undefined && repeating === undefined) anchors.set(node.anchor, node);
    if (repeating !== undefined) countRepeated(node, repeating);
    open.add(node);
    const value = convertContent(node, location, depth);
    open.delete(node);
    return value;
  }

  function convertContent(
    node: Exclude<ParsedNode, Alias.Parsed>,
    location: Location,
    depth: number,
  ): Located {
    if (isMap(node)) {
      const entries = convertEntries(node, depth);
      // Of what had no key that could be kept no more is told.
      const isHole = entries.size === 0 && (node as YAMLMap).items.length > 0;
      return { kind: "map", entries, location, ...(isHole && { isHole }) };
    }
    if (isSeq(node)) {
      const items = (node as YAMLSeq<ParsedNode>).items.map((item) => convertNode(item, depth + 1));
      return { kind: "sequence", items, location };
    }
    return { kind: "scalar", value: convertScalar(node.value, location), location };
  }

  function convertAlias(node: Alias.Parsed, location: Location, depth: number): Located {
    // What an anchor is at this place; another may have the name by the time that an alias repeats this one.
    if (!targets.has(node)) targets.set(node, anchors.get(node.source));
    const target = targets.get(node);
    if (target === undefined) {
      const written = `*${node.source}`;
      return refuse({
        message: `* starts the use of an anchor, and there is no anchor ${quote(node.source)} before it`,
        location,
        hint: `write "${written}" if it is a text`,
      });
    }
    if (open.has(target))
      return refuse({
        message: `the anchor ${quote(node.source)} holds itself`,
        location,
        hint: "write what is meant",
      });
    const outer = repeating;
    repeating ??= location;
    const value = convertNode(target, depth + 1);
    repeating = outer;
    return { ...value, location };
  }

  function countRepeated(node: ParsedNode, location: Location): void {
    repeated += 1 + (isScalar(node) && typeof node.value === "string" ? node.value.length / 100 : 0);
    if (repeated <= mostRepeated) return;
    const message = `up to here, aliases repeat more than ${mostRepeated} values`;
    throw new Refusal({ code: "E_YAML", message, location, hint: "write the values, or an interpolation" });
  }

  function convertEntries(map: YAMLMap, depth: number): ReadonlyMap<string, Entry> {
    const entries = new Map<string, Entry>();
    const merged: LocatedMap[] = [];
    for (const pair of (map as YAMLMap<ParsedNode, ParsedNode | null>).items) {
      const key = place(pair.key);
      if (isScalar(pair.key) && pair.key.value === "<<" && pair.key.type === "PLAIN") {
        merged.push(...convertMerge(pair.value, key, depth));
        continue;
      }
      const name = isScalar(pair.key) ? pair.key.value : undefined;
      const problem = typeof name === "string" ? keyProblem(name, entries.get(name)) : notText(pair.key, key);
      if (problem !== undefined) {
        report({ ...problem, location: key });
        continue;
      }
      const slip = pair.value === null && map.flow === true ? slipOf(name as string) : undefined;
      if (slip !== undefined) report({ code: "E_YAML", ...slip, location: key });
      const value: Located =
        pair.value === null
          ? { kind: "scalar", value: null, location: key }
          : convertNode(pair.value, depth + 1);
      entries.set(name as string, { key, value });
    }
    // What the map says itself goes before what it takes from others, and that before what later ones say.
    for (const [name, entry] of merged.flatMap((each) => [...each.entries])) {
      if (!entries.has(name)) entries.set(name, entry);
    }
    return entries;
  }

  /** `<<: *base`, `<<: [*one, *other]`: YAML 1.1's merge key, which many know. */
  function convertMerge(value: ParsedNode | null, key: Location, depth: number): LocatedMap[] {
    const before = problems.length;
    const node = value === null ? undefined : convertNode(value, depth + 1);
    const maps = node?.kind === "sequence" ? node.items : [node];
    const found = maps.filter((each) => each?.kind === "map");
    if (found.length < maps.length && problems.length === before) {
      const hint = "write <<: *anchor, or list the config that is meant in `defaults`";
      report({ code: "E_KEY", message: "<< takes a map, or a list of maps", location: key, hint });
    }
    return found;
  }

  function convertScalar(value: unknown, location: Location): string | number | boolean | null {
    if (typeof value !== "bigint") return value as string | number | boolean | null;
    const number = Number(value);
    if (!Number.isSafeInteger(number)) {
      const written = String(value);
      const shown = written.length > 40 ? `${written.slice(0, 39)}…` : written;
      report({
        code: "E_YAML",
        message: `the integer ${shown} is beyond 2^53, where a double rounds it`,
        location,
        hint: "put it in quotes if it is a text, or write it with a point or exponent",
      });
    }
    return number;
  }

  function refuse(problem: Omit<Problem, "code"> & { readonly location: Location }): Located {
    report({ code: "E_YAML", ...problem });
    return { kind: "scalar", value: null, location: problem.location };
  }

  try {
    const node = convertNode(root, 0);
    return { node: problems.some(({ code }) => code === "E_YAML") ? undefined : node, problems };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { node: undefined, problems: [error.problem] };
  }
}

/** Ends the conversion of a file that is not worth one. */
class Refusal extends Error {
  override readonly name = "Refusal";
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}
