/** A text that config comes from: a file, or an argument of the command line. */
export interface Source {
  readonly kind: "file" | "argument";
  /** A file's absolute path; else what a reader knows it by: "command line, argument 2". */
  readonly name: string;
  readonly text: string;
}

/** A stretch of a source. Offsets count UTF-16 code units from 0, lines and columns from 1. */
export interface Location {
  readonly source: Source;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly line: number;
  readonly column: number;
}

interface Common {
  readonly location: Location;
  /** What stood here before: the value that this one replaced when sources were merged. */
  readonly overrides?: Located;
  /** Where an interpolation got its value from. */
  readonly from?: Origin;
  /** It stands for a file that cannot be had, which is told where it was chosen; what it lacks is not missing too. */
  readonly isHole?: true;
}

/** What an interpolation took. */
export interface Origin {
  /** The interpolation as it is written: `${optimizer.lr}`. */
  readonly written: string;
  /** The value that it led to, where it was one. */
  readonly target?: Located;
  /** What it read from outside of the config: `the environment variable LR`. Sorted, each once. */
  readonly outside: readonly string[];
}

export interface LocatedScalar extends Common {
  readonly kind: "scalar";
  readonly value: string | number | boolean | null;
}

export interface LocatedSequence extends Common {
  readonly kind: "sequence";
  readonly items: readonly Located[];
}

export interface LocatedMap extends Common {
  readonly kind: "map";
  readonly entries: ReadonlyMap<string, Entry>;
}

/** One key of a map. */
export interface Entry {
  readonly key: Location;
  readonly value: Located;
}

/** A config value that knows where it is written. Immutable. */
export type Located = LocatedScalar | LocatedSequence | LocatedMap;

/** Keys of maps and indices of sequences, from the root. */
export type Path = readonly (string | number)[];

/** Makes locations in a source. */
export function locator(source: Source): (start: number, end: number) => Location {
  const lineStarts = [0];
  for (let at = source.text.indexOf("\n"); at !== -1; at = source.text.indexOf("\n", at + 1)) {
    lineStarts.push(at + 1);
  }
  return (start, end) => {
    const line = lineOf(lineStarts, start);
    return { source, start, end, line, column: start - lineStarts[line - 1]! + 1 };
  };
}

/** The last line that starts at or before `offset`, from 1. */
function lineOf(lineStarts: readonly number[], offset: number): number {
  let low = 0;
  let high = lineStarts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (lineStarts[middle]! <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}

/** The child under a key of a map or an index of a sequence, which may be written as a text. */
export function childOf(node: Located, key: string | number): Located | undefined {
  if (node.kind === "map") return node.entries.get(String(key))?.value;
  return node.kind === "sequence" && /^\d+$/.test(String(key)) ? node.items[Number(key)] : undefined;
}

export function nodeAt(root: Located, path: Path): Located | undefined {
  let node: Located | undefined = root;
  for (const key of path) node = node && childOf(node, key);
  return node;
}

/** Where a value is best pointed at: a part at its `type`, which is shorter than its whole block. */
export function placeOf(node: Located): Location {
  return typeOf(node)?.location ?? node.location;
}

/** The `type` of a part that is written as a map. */
export function typeOf(node: Located): LocatedScalar | undefined {
  const type = node.kind === "map" ? node.entries.get("type")?.value : undefined;
  return type?.kind === "scalar" ? type : undefined;
}

/** The plain value, without its locations. */
export function toPlain(node: Located): unknown {
  if (node.kind === "scalar") return node.value;
  if (node.kind === "sequence") return node.items.map(toPlain);
  return Object.fromEntries([...node.entries].map(([key, entry]) => [key, toPlain(entry.value)]));
}

/** A plain value as if it were all written at one place: for defaults and generated values. */
export function toLocated(value: unknown, location: Location): Located {
  if (Array.isArray(value)) {
    return { kind: "sequence", items: value.map((item) => toLocated(item, location)), location };
  }
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(
      ([key, item]) => [key, { key: location, value: toLocated(item, location) }] as const,
    );
    return { kind: "map", entries: new Map(entries), location };
  }
  return { kind: "scalar", value: value as LocatedScalar["value"], location };
}

/** Whether something of a value is not known, because a file that it is from cannot be had. */
export function isIncomplete(node: Located | undefined): boolean {
  return node !== undefined && (node.isHole === true || node.overrides?.isHole === true);
}

/** A value in a few words, as messages name it: `the string "fast"`, `3`, `a list of 2`. */
export function describe(node: Located): string {
  if (node.kind === "map") {
    const type = typeOf(node)?.value;
    return typeof type === "string" ? `a map with type ${quote(type)}` : "a map";
  }
  if (node.kind === "sequence")
    return node.items.length === 0 ? "an empty list" : `a list of ${node.items.length}`;
  if (typeof node.value === "string") return `the string ${quote(node.value)}`;
  return node.value === null ? "nothing (null)" : String(node.value);
}

/** A string in quotes, control characters escaped, shortened where it is long. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 59)}…` : text);
}
