import type { Location } from "../../source/located.ts";
import type { Element, NumberElement } from "./element.ts";
import type { Target } from "./target.ts";

interface Tagged {
  /** Metadata of `tag()`: each once, sorted. */
  readonly tags: readonly string[];
  readonly location: Location;
}

/** `a,b,c` (simple) or `choice(a,b,c)`. */
export interface ChoiceSweep extends Tagged {
  readonly kind: "choice";
  readonly simple: boolean;
  readonly items: readonly Element[];
  /** Its values come in another order when it is expanded. */
  readonly shuffle: boolean;
}

/** `range(start,stop,step)`: start, start+step, ... before stop. Integers where all three are, else floats. */
export interface RangeSweep extends Tagged {
  readonly kind: "range";
  readonly start: NumberElement;
  readonly stop: NumberElement;
  readonly step: NumberElement;
  readonly shuffle: boolean;
  /** The range of floats whose values these are, last first: adding up from the other end would round differently. */
  readonly reverseOf?: RangeSweep;
}

/** `interval(start,end)`: all numbers from start to before end, for searches; it cannot be expanded. */
export interface IntervalSweep extends Tagged {
  readonly kind: "interval";
  readonly start: NumberElement;
  readonly end: NumberElement;
}

/** `glob(include,exclude)`: the options of the config group that patterns select. */
export interface GlobSweep {
  readonly kind: "glob";
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly location: Location;
}

/** `zip(a=choice(1,2),b=choice(x,y))`, which Hydra does not have: keys that move together, as one axis. */
export interface ZipSweep {
  readonly kind: "zip";
  readonly members: readonly ZipMember[];
  readonly location: Location;
}

export interface ZipMember extends Target {
  readonly value: ChoiceSweep | RangeSweep | GlobSweep;
}

export type Sweep = ChoiceSweep | RangeSweep | IntervalSweep | GlobSweep | ZipSweep;

/** What an expression of the grammar can give. */
export type Value = Element | Sweep;

export function isElement(value: Value): value is Element {
  return value.kind === "scalar" || value.kind === "list" || value.kind === "map";
}

export function isNull(value: Value): boolean {
  return value.kind === "scalar" && value.type === "null";
}
