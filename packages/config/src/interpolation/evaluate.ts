import { decodeValue } from "../overrides/decode.ts";
import type { Located, LocatedScalar, Location, Path } from "../source/located.ts";
import { describe, nodeAt, quote, toLocated } from "../source/located.ts";
import { didYouMean, knownNames } from "../source/suggest.ts";
import { countValues } from "./count-values.ts";
import { type FailureDetails, fail } from "./failure.ts";
import { pythonText } from "./python-text.ts";
import type { Surroundings } from "./resolvers.ts";
import { resolvers } from "./resolvers.ts";
import type { Argument, Call, Piece, Reference, Template } from "./template.ts";
import { parseTemplate, TemplateError } from "./template.ts";

/** What interpolations are evaluated in. */
export interface Tree {
  /** The config as it is written. */
  readonly root: Located;
  /** The value at a path from the config's top, resolved; undefined where there is none. */
  readonly select: (path: Path) => Located | undefined;
  /** See `ResolveOptions`. */
  readonly isExperiment: boolean;
  readonly surroundings: Surroundings;
}

/** Of a text that interpolations make. */
const longestText = 100_000;

/** Of a text that holds interpolations. */
const longestTemplate = 20_000;

/** A text that holds an interpolation. */
export type Interpolated = LocatedScalar & { readonly value: string };

export function isInterpolated(node: Located): node is Interpolated {
  return node.kind === "scalar" && typeof node.value === "string" && node.value.includes("${");
}

/**
 * What a text with interpolations comes to at its place in the config. Its location stays that of the text; where the
 * value is from is in `from`.
 *
 * @throws Failure
 */
export function evaluate(node: Interpolated, path: Path, tree: Tree): Located {
  const written = node.value;
  const place = (start: number, end: number): Location => within(node, start, end);
  const site: Site = { ...tree, path, outside: new Set(), depth: 0, place };
  if (written.length > longestTemplate) {
    const message = `a text with interpolations has ${written.length} characters, of ${longestTemplate} at most`;
    fail({ message, hint: "write a shorter one" });
  }
  const template = parse(written, site);
  const value = evaluateTemplate(template, site);
  const isCopy = template.length === 1 && template[0]!.kind === "reference";
  const from = { written, ...(isCopy && { target: value }), outside: [...site.outside].sort() };
  const { overrides: _, ...own } = value;
  return { ...own, location: node.location, from, ...(node.overrides && { overrides: node.overrides }) };
}

/** Where an interpolation stands, and what it has read from outside of the config. */
interface Site extends Tree {
  readonly path: Path;
  readonly outside: Set<string>;
  /** How many arguments it is in. */
  readonly depth: number;
  readonly place: (start: number, end: number) => Location;
}

function evaluateTemplate(template: Template, site: Site): Located {
  const [first] = template;
  if (template.length === 1 && first!.kind !== "text") return evaluatePiece(first!, site);
  const text = template.map((piece) => textOf(piece, site)).join("");
  if (text.length <= longestText) return toLocated(text, site.place(0, 0));
  const message = `it makes a text of ${text.length} characters, of ${longestText} at most`;
  return fail({ message, location: site.place(0, 1), hint: "write a shorter one" });
}

function textOf(piece: Piece, site: Site): string {
  if (piece.kind === "text") return piece.text;
  const value = evaluatePiece(piece, site);
  const count = countValues(value);
  if (count <= longestText) return pythonText(value);
  const location = site.place(piece.start, piece.end);
  return fail({ message: `${count} values cannot be a part of a text`, location });
}

function evaluatePiece(piece: Reference | Call, site: Site): Located {
  const value = piece.kind === "reference" ? follow(piece, site) : call(piece, site);
  for (const what of value.from?.outside ?? []) site.outside.add(what);
  return value;
}

function follow({ up, steps, start, end }: Reference, site: Site): Located {
  const location = site.place(start, end);
  const keys = steps.map((step) => {
    const key = evaluateTemplate(step, site);
    return key.kind === "scalar"
      ? pythonText(key)
      : fail({ message: `${describe(key)} is no key`, location });
  });
  const path = pathFrom(site.path, up, keys);
  if (path === undefined) return fail({ message: "it leads above the config's top", location });
  const value = site.select(path);
  if (value === undefined) return fail({ ...leadsNowhere(path, site), location });
  if (isMissing(value) && !site.isExperiment) {
    fail({ message: `it leads to ${path.join(".")}, which must be given`, location });
  }
  return value;
}

function pathFrom(here: Path, up: number, keys: readonly string[]): Path | undefined {
  if (up > here.length) return undefined;
  return up === 0 ? keys : [...here.slice(0, -up), ...keys];
}

function isMissing(value: Located): boolean {
  return value.kind === "scalar" && value.value === "???";
}

/** Goes by what is written: resolving all that is on the way may lead back here. */
function leadsNowhere(path: Path, { root, select }: Site): FailureDetails {
  const length = path.findIndex((_, index) => nodeAt(root, path.slice(0, index + 1)) === undefined);
  const written = nodeAt(root, path.slice(0, length));
  const parent = written !== undefined && isInterpolated(written) ? select(path.slice(0, length)) : written;
  const key = String(path[length]);
  const owner = length === 0 ? "the config" : path.slice(0, length).join(".");
  if (parent?.kind !== "map") return { message: `it leads nowhere: ${owner} has no ${quote(key)}` };
  const keys = [...parent.entries.keys()];
  return {
    message: `it leads nowhere: ${owner} has no key ${quote(key)}`,
    hint: didYouMean(key, keys),
    notes: knownNames(`keys of ${owner}`, keys),
  };
}

function call({ name, args, start, end }: Call, site: Site): Located {
  const location = site.place(start, end);
  const resolver = Object.hasOwn(resolvers, name) ? resolvers[name] : undefined;
  if (resolver === undefined) {
    const names = Object.keys(resolvers);
    const message = `there is no resolver ${quote(name)}`;
    const full = names.find((known) => known.endsWith(`.${name}`)) ?? name;
    return fail({ message, location, hint: didYouMean(full, names), notes: knownNames("resolvers", names) });
  }
  const [least, most] = resolver.arity;
  if (args.length < least || args.length > most) {
    const count = least === most ? String(least) : `${least} or ${most}`;
    fail({ message: `${name} takes ${count} arguments, not ${args.length}`, location });
  }
  const values = args.map((argument) => evaluateArgument(argument, site));
  return resolver.resolve(values, {
    surroundings: site.surroundings,
    select: (key) => selectKey(key, site),
    decode: (text) => decode(text, location),
    make: (value) => toLocated(value, location),
    fromOutside: (what) => site.outside.add(what),
    fail: (message, hint) => fail({ message, location, hint }),
  });
}

/** The value at a key as resolvers take it: `a.b[0]`, `.x`. */
function selectKey(key: string, site: Site): Located | undefined {
  const up = /^\.*/.exec(key)![0].length;
  const steps = key.slice(up).split(/[.[\]]+/);
  const path = pathFrom(
    site.path,
    up,
    steps.filter((step) => step !== ""),
  );
  const value = path && site.select(path);
  return value === undefined || isMissing(value) ? undefined : value;
}

function evaluateArgument({ text, start, end }: Argument, site: Site): Located {
  const location = site.place(start, end);
  const [, quoteMark, quoted] = /^(["'])([\s\S]*)\1$/.exec(text) ?? [];
  const inner = quoted ?? text;
  if (/^[[{]/.test(text) || !inner.includes("${")) return resolveWithin(decode(text, location), site);
  const inside = { ...site, depth: site.depth + 1, place: () => location };
  const template = parse(inner, inside).map((piece) =>
    piece.kind === "text" ? { ...piece, text: unescaped(piece.text, quoteMark) } : piece,
  );
  // In quotes even a lone interpolation is text.
  if (quoteMark === undefined) return evaluateTemplate(template, inside);
  return toLocated(template.map((piece) => textOf(piece, inside)).join(""), location);
}

function unescaped(text: string, quoteMark: string | undefined): string {
  if (quoteMark !== undefined) return text.replaceAll(`\\${quoteMark}`, quoteMark);
  return text.replace(/\\([\\()[\]{}:=, \t])/g, "$1");
}

/** A list or a map in an argument, which may hold interpolations. */
function resolveWithin(node: Located, site: Site): Located {
  if (node.kind === "sequence") {
    return { ...node, items: node.items.map((item) => resolveWithin(item, site)) };
  }
  if (node.kind === "map") {
    const entries = [...node.entries].map(
      ([key, entry]) => [key, { ...entry, value: resolveWithin(entry.value, site) }] as const,
    );
    return { ...node, entries: new Map(entries) };
  }
  if (!isInterpolated(node)) return node;
  const inside = { ...site, depth: site.depth + 1, place: () => node.location };
  return evaluateTemplate(parse(node.value, inside), inside);
}

/** Reads a text as a value of the command line, as if it stood at this place. */
function decode(text: string, location: Location): Located {
  const { node, problems } = decodeValue(text);
  if (node !== undefined && problems.length === 0) return relocate(node, location);
  return fail({ message: `${quote(text)} is no value: ${problems[0]?.message ?? "it is empty"}`, location });
}

function relocate(node: Located, location: Location): Located {
  if (node.kind === "scalar") return { ...node, location };
  if (node.kind === "sequence") {
    return { ...node, location, items: node.items.map((item) => relocate(item, location)) };
  }
  const entries = [...node.entries].map(
    ([key, { value }]) => [key, { key: location, value: relocate(value, location) }] as const,
  );
  return { ...node, location, entries: new Map(entries) };
}

function parse(text: string, { place, depth }: Site): Template {
  try {
    return parseTemplate(text, depth);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const location = place(error.start, error.end);
    const isOpen = error.message.endsWith("is not closed");
    const hint = `${isOpen ? "close it, or " : ""}write \\\${ where a text is meant`;
    return fail({ message: error.message, location, hint });
  }
}

/** A place within a text, where the text is written as it is; else all of it. */
function within({ location, value }: Interpolated, start: number, end: number): Location {
  const written = location.source.text.slice(location.start, location.end);
  const offset = written.indexOf(value);
  if (offset < 0 || written.includes("\n")) return location;
  const from = location.start + offset;
  return { ...location, start: from + start, end: from + end, column: location.column + offset + start };
}
