import type { Element, ScalarElement } from "../element.ts";
import type { Value } from "../sweep.ts";
import type { Arguments, GrammarFunction } from "./function.ts";
import { describeValue, givenArgument } from "./function.ts";
import { simpleChoice } from "./simple-choice.ts";

/** One of the functions that change types. */
export interface Cast {
  readonly name: string;
  /** What to write instead of what it cannot read. */
  readonly hint: string;
  /** The scalar of the other type; nothing where there is none. It may throw too. */
  readonly scalar: (element: ScalarElement, args: Arguments) => ScalarElement | undefined;
  /** It gives numbers, and so takes ranges and intervals. */
  readonly isNumeric: boolean;
}

/** A function that casts scalars, all that lists and maps hold, and the values of sweeps. Keys stay as they are. */
export function castFunction(cast: Cast): GrammarFunction {
  return {
    name: cast.name,
    signature: "value, ...",
    parameters: ["value"],
    takesAny: true,
    evaluate: (args) => castValue(cast, args, castArgument(args)),
  };
}

/** The one value that a cast is given; several without names are a simple choice. */
export function castArgument(args: Arguments): Value {
  const named = givenArgument(args, "value");
  const [only] = args.all;
  if (named !== undefined && only !== undefined)
    return args.refuse("there is a value with and one without a name");
  if (named !== undefined) return named;
  if (only === undefined) return args.refuse("there is no value");
  return args.all.length === 1 ? only : simpleChoice(args, args.all);
}

function castValue(cast: Cast, args: Arguments, value: Value): Value {
  const one = <T extends ScalarElement>(element: T): T => castElement(cast, args, element) as T;
  if (value.kind === "choice") {
    return { ...value, items: value.items.map((item) => castElement(cast, args, item)) };
  }
  if (value.kind === "range" && cast.isNumeric) {
    const { start, stop, step, reverseOf } = value;
    const whole = reverseOf && (castValue(cast, args, reverseOf) as typeof value);
    return {
      ...value,
      start: one(start),
      stop: one(stop),
      step: one(step),
      ...(whole && { reverseOf: whole }),
    };
  }
  if (value.kind === "interval" && cast.isNumeric) {
    return { ...value, start: one(value.start), end: one(value.end) };
  }
  if (value.kind === "scalar" || value.kind === "list" || value.kind === "map") {
    return castElement(cast, args, value);
  }
  return args.refuse(`${cast.name}() does not take ${describeValue(value)}`, value.location);
}

function castElement(cast: Cast, args: Arguments, element: Element): Element {
  if (element.kind === "list") {
    return { ...element, items: element.items.map((item) => castElement(cast, args, item)) };
  }
  if (element.kind === "map") {
    const entries = element.entries.map(({ key, value }) => ({ key, value: castElement(cast, args, value) }));
    return { ...element, entries };
  }
  const result = cast.scalar(element, args);
  if (result !== undefined) return result;
  const what = element.type === "string" ? JSON.stringify(element.value) : String(element.value);
  return args.refuse(`${cast.name}() cannot read ${what}`, element.location, cast.hint);
}
