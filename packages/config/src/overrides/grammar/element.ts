import type { Entry, Located, Location } from "../../source/located.ts";
import { pythonFloatText } from "./numbers.ts";

export interface NumberElement {
  readonly kind: "scalar";
  readonly type: "integer" | "float";
  readonly value: number;
  readonly location: Location;
}

export interface BooleanElement {
  readonly kind: "scalar";
  readonly type: "boolean";
  readonly value: boolean;
  readonly location: Location;
}

export interface NullElement {
  readonly kind: "scalar";
  readonly type: "null";
  readonly value: null;
  readonly location: Location;
}

export interface StringElement {
  readonly kind: "scalar";
  readonly type: "string";
  /** Without its quotes and escapes. Interpolations are part of the text. */
  readonly value: string;
  /** The quote that it was written in. */
  readonly quote?: "'" | '"';
  readonly location: Location;
}

export type ScalarElement = NumberElement | BooleanElement | NullElement | StringElement;

export interface ListElement {
  readonly kind: "list";
  readonly items: readonly Element[];
  readonly location: Location;
}

export interface MapElement {
  readonly kind: "map";
  /** Each key once, as Python counts them: 1, 1.0 and true are one key. */
  readonly entries: readonly MapEntry[];
  readonly location: Location;
}

export interface MapEntry {
  readonly key: ScalarElement;
  readonly value: Element;
}

/** A value of an override, as it is written: typed, with a place for each part. */
export type Element = ScalarElement | ListElement | MapElement;

/** The value as the rest of the config knows it. Keys become text: 1, 1.5, true and null as JSON writes them. */
export function toLocated(element: Element): Located {
  const { location } = element;
  if (element.kind === "scalar") return { kind: "scalar", value: element.value, location };
  if (element.kind === "list") return { kind: "sequence", items: element.items.map(toLocated), location };
  const entries = new Map<string, Entry>();
  for (const { key, value } of element.entries) {
    entries.set(keyText(key), { key: key.location, value: toLocated(value) });
  }
  return { kind: "map", entries, location };
}

/** A key of a map as text. */
export function keyText(key: ScalarElement): string {
  if (key.type !== "float") return String(key.value);
  return Number.isFinite(key.value) ? pythonFloatText(key.value) : String(key.value);
}

/** The entries without those whose key comes again: the last value holds, at the place of the first key. */
export function lastOfEach(entries: readonly MapEntry[]): MapEntry[] {
  const found = new Map<string, MapEntry>();
  for (const { key, value } of entries) {
    const identity = identityOf(key);
    found.set(identity, { key: found.get(identity)?.key ?? key, value });
  }
  return [...found.values()];
}

function identityOf(key: ScalarElement): string {
  if (key.type === "string") return `text ${key.value}`;
  return key.type === "null" ? "null" : `number ${Number(key.value)}`;
}
