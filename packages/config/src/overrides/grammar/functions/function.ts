import type { Location } from "../../../source/located.ts";
import type { NumberElement } from "../element.ts";
import type { Value } from "../sweep.ts";
import { isNull } from "../sweep.ts";

/** A function of the grammar. */
export interface GrammarFunction {
  readonly name: string;
  /** What may stand between its parentheses, as messages show it. */
  readonly signature: string;
  /** The names of its parameters, in the order of its arguments without names. */
  readonly parameters: readonly string[];
  /** It takes any number of arguments without names; those with names stand apart. */
  readonly takesAny?: boolean;
  /** Throws where the arguments are not what it takes. */
  readonly evaluate: (args: Arguments) => Value;
}

/** The arguments of one call. */
export interface Arguments {
  /** Those without names, of a function that takes any number. */
  readonly all: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
  /** The call, from its name to its closing parenthesis. */
  readonly location: Location;
  /** Ends the call with what is wrong, at one argument or at all of it. Without a hint it shows the signature. */
  readonly refuse: (message: string, location?: Location, hint?: string) => never;
}

/** An argument that is a number. Booleans are none here, though Python counts them. */
export function numberArgument(
  args: Arguments,
  name: string,
  value: Value | undefined = args.named.get(name),
): NumberElement {
  if (value === undefined) return args.refuse(`${quoted(name)} is missing`);
  if (value.kind === "scalar" && (value.type === "integer" || value.type === "float")) return value;
  return args.refuse(`${quoted(name)} must be a number, not ${describeValue(value)}`, value.location);
}

/** A named argument; null counts as not given, as it does in Python. */
export function givenArgument(args: Arguments, name: string): Value | undefined {
  const value = args.named.get(name);
  return value !== undefined && isNull(value) ? undefined : value;
}

/** A value in a few words, as messages name it. */
export function describeValue(value: Value): string {
  if (value.kind === "list" || value.kind === "map") return `a ${value.kind}`;
  if (value.kind !== "scalar") return `${value.kind === "interval" ? "an" : "a"} ${value.kind}`;
  if (value.type === "string") return value.quote === undefined ? "a text" : "a quoted text";
  return value.type === "null" ? "null" : `the ${value.type} ${value.value}`;
}

export function quoted(name: string): string {
  return `"${name}"`;
}
