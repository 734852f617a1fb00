import type { Location } from "../../../source/located.ts";
import { quote } from "../../../source/located.ts";
import { didYouMean, knownNames } from "../../../source/suggest.ts";
import { fail, GrammarError } from "../failure.ts";
import type { Value } from "../sweep.ts";
import type { Arguments, GrammarFunction } from "./function.ts";
import { quoted } from "./function.ts";
import { functions } from "./functions.ts";

/** A call as it is written. */
export interface Call {
  readonly name: string;
  readonly nameLocation: Location;
  readonly args: readonly Argument[];
  readonly location: Location;
}

export interface Argument {
  readonly name?: string;
  readonly nameLocation?: Location;
  readonly value: Value;
}

/** What a call gives. Throws where there is no such function, or its arguments do not fit. */
export function callFunction(call: Call): Value {
  const found = functions.find(({ name }) => name === call.name);
  if (found === undefined) return refuseName(call);
  const value = found.evaluate(bind(found, call));
  return { ...value, location: call.location };
}

/** A quoted text among the arguments of a function is a text like any other. */
export function unquoted(value: Value): Value {
  if (value.kind !== "scalar" || value.type !== "string") return value;
  const { kind, type, value: text, location } = value;
  return { kind, type, value: text, location };
}

function refuseName({ name, nameLocation }: Call): never {
  if (name === "zip") {
    const message = "zip() is an argument of its own, without a key";
    return fail(message, nameLocation, "write zip(a=choice(1,2),b=choice(x,y))");
  }
  const names = functions.map((each) => each.name);
  throw new GrammarError({
    code: "E_OVERRIDE",
    message: `there is no function ${quote(name)}`,
    location: nameLocation,
    hint: didYouMean(name, names) ?? "put a text with parentheses in quotes",
    notes: knownNames("functions", names),
  });
}

function bind(found: GrammarFunction, { args, location }: Call): Arguments {
  const signature = `${found.name}(${found.signature})`;
  const all: Value[] = [];
  const named = new Map<string, Value>();
  const refuse = (message: string, at: Location = location, hint = `it is written ${signature}`) =>
    fail(message, at, hint);
  const firstNamed = args.findIndex(({ name }) => name !== undefined);
  for (const [index, { name, nameLocation, value }] of args.entries()) {
    const at = nameLocation ?? value.location;
    if (name === undefined && firstNamed !== -1 && index > firstNamed) {
      refuse("an argument without a name follows one with a name", at);
    }
    if (name === undefined && found.takesAny === true) {
      all.push(value);
      continue;
    }
    const parameter = name ?? found.parameters[index];
    if (parameter === undefined) return refuse(`${found.name}() takes no further argument`, at);
    if (!found.parameters.includes(parameter)) refuse(`${found.name}() has no ${quoted(parameter)}`, at);
    if (named.has(parameter)) refuse(`${quoted(parameter)} is given twice`, at);
    named.set(parameter, value);
  }
  return { all, named, location, refuse };
}
