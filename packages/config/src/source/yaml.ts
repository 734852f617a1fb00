import type { Alias, Document, ParsedNode, YAMLError, YAMLMap, YAMLSeq } from "yaml";
import { isAlias, isMap, isScalar, isSeq, parseDocument } from "yaml";
import type { Entry, Located, Location, Source } from "./located.ts";
import { locator, quote } from "./located.ts";
import type { Problem } from "./problem.ts";

/** What was read: nothing where the text holds no value, and whatever could be read where there are problems. */
export interface Parsed {
  readonly node: Located | undefined;
  readonly problems: readonly Problem[];
}

/** How often one anchor may be used, as a guard against "billion laughs". */
const maxAliasCount = 20;
const maxDepth = 100;
/** More are a consequence of the first ones. */
const maxProblems = 20;

/** Keys that would reach an object's prototype when a config is copied carelessly. */
export const reservedKeys: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/** Reads the text of a source from `start` as one YAML 1.2 document. Warnings of the parser are problems too. */
export function parseYaml(source: Source, start = 0): Parsed {
  const document = parseDocument<ParsedNode, false>(source.text.slice(start), {
    version: "1.2",
    prettyErrors: false,
    intAsBigInt: true, // to see integers that a double would round
    resolveKnownTags: false,
    uniqueKeys: false, // found below, where the first of the two is known too
  });
  const at = locator(source);
  // An error at the end of the text is reported one beyond it.
  const inside = (offset: number) => Math.min(start + offset, source.text.length);
  const locate: Locate = (from, to) => at(inside(from), inside(to));
  const problems = problemsOf(document, locate);
  const node =
    document.contents === null || problems.some(({ code }) => code === "E_YAML")
      ? undefined
      : convert(document, document.contents, locate, problems);
  return { node, problems };
}

type Locate = (start: number, end: number) => Location;

function problemsOf(document: Document.Parsed<ParsedNode, false>, locate: Locate): Problem[] {
  const found = [...document.errors, ...document.warnings].sort((a, b) => a.pos[0] - b.pos[0]);
  const problems = new Map<string, Problem>();
  for (const error of found) {
    const location = locate(...error.pos);
    // One slip often breaks the rest of its line in the same way.
    const slip = error.name === "YAMLWarning" ? String(error.pos) : `${error.code} ${location.line}`;
    if (!problems.has(slip)) problems.set(slip, { ...wording(error, location), location });
  }
  if (document.directives.yaml.version !== "1.2") {
    problems.set("version", { code: "E_YAML", message: "configs are YAML 1.2", location: locate(0, 5) });
  }
  return [...problems.values()].slice(0, maxProblems);
}

function wording(
  error: YAMLError,
  { source, start, end }: Location,
): Pick<Problem, "code" | "message" | "hint"> {
  const text = source.text.slice(start, end);
  switch (error.code) {
    case "MULTIPLE_DOCS":
      return { code: "E_YAML", message: "a second document starts here", hint: "a config is one document" };
    case "RESOURCE_EXHAUSTION":
      return { code: "E_YAML", message: "it is nested too deeply" };
    case "TAG_RESOLVE_FAILED":
      return {
        code: "E_YAML",
        message: `there is no tag ${quote(text)}`,
        hint: "remove it: configs use no tags",
      };
    default:
      return { code: "E_YAML", message: error.message[0]!.toLowerCase() + error.message.slice(1) };
  }
}

function convert(
  document: Document.Parsed<ParsedNode, false>,
  root: ParsedNode,
  locate: Locate,
  problems: Problem[],
): Located {
  const uses = new Map<unknown, number>();
  const place = (node: { range?: [number, number, number] | null }): Location =>
    locate(node.range?.[0] ?? 0, node.range?.[1] ?? 0);

  function convertNode(node: ParsedNode, depth: number): Located {
    const location = place(node);
    if (depth > maxDepth) return refuse("it is nested too deeply", location);
    if (isAlias(node)) return convertAlias(node, location, depth);
    if (isMap(node)) return { kind: "map", entries: convertEntries(node, depth), location };
    if (isSeq(node)) {
      const items = (node as YAMLSeq<ParsedNode>).items.map((item) => convertNode(item, depth + 1));
      return { kind: "sequence", items, location };
    }
    return { kind: "scalar", value: convertScalar(node.value, location), location };
  }

  function convertAlias(node: Alias.Parsed, location: Location, depth: number): Located {
    const target = node.resolve(document as unknown as Document) as ParsedNode | undefined;
    if (target === undefined) return refuse(`there is no anchor ${quote(node.source)}`, location);
    const count = (uses.get(target) ?? 0) + 1;
    uses.set(target, count);
    if (count === maxAliasCount + 1) {
      problems.push({
        code: "E_YAML",
        message: `more than ${maxAliasCount} aliases of one anchor`,
        location,
      });
    }
    if (count > maxAliasCount) return { kind: "scalar", value: null, location };
    return { ...convertNode(target, depth + 1), location };
  }

  function convertEntries(map: YAMLMap, depth: number): ReadonlyMap<string, Entry> {
    const entries = new Map<string, Entry>();
    for (const pair of (map as YAMLMap<ParsedNode, ParsedNode | null>).items) {
      const key = place(pair.key);
      const name = isScalar(pair.key) ? pair.key.value : undefined;
      if (typeof name !== "string") {
        problems.push({
          code: "E_KEY",
          message: "a key is a string",
          location: key,
          hint: "put it in quotes",
        });
      } else if (reservedKeys.has(name)) {
        problems.push({ code: "E_KEY", message: `${quote(name)} cannot be a key`, location: key });
      } else if (entries.has(name)) {
        const hint = `remove it, or the one on line ${entries.get(name)!.key.line}`;
        problems.push({
          code: "E_KEY",
          message: `the key ${quote(name)} is given twice`,
          location: key,
          hint,
        });
      } else {
        const value: Located =
          pair.value === null
            ? { kind: "scalar", value: null, location: key }
            : convertNode(pair.value, depth + 1);
        entries.set(name, { key, value });
      }
    }
    return entries;
  }

  function convertScalar(value: unknown, location: Location): string | number | boolean | null {
    if (typeof value !== "bigint") return value as string | number | boolean | null;
    const number = Number(value);
    if (!Number.isSafeInteger(number)) {
      problems.push({
        code: "E_YAML",
        message: `the integer ${value} is beyond 2^53, where a double rounds it`,
        location,
      });
    }
    return number;
  }

  function refuse(message: string, location: Location): Located {
    problems.push({ code: "E_YAML", message, location });
    return { kind: "scalar", value: null, location };
  }

  return convertNode(root, 0);
}
