import type { Element, StringElement } from "../element.ts";
import { keyText } from "../element.ts";
import { pythonFloatText } from "../numbers.ts";
import { isElement, isNull } from "../sweep.ts";
import { castArgument } from "./cast.ts";
import type { GrammarFunction } from "./function.ts";
import { describeValue } from "./function.ts";

/** A value as JSON, in a text: spaced as Python's `json.dumps` writes it, in ASCII. */
export const jsonStr: GrammarFunction = {
  name: "json_str",
  signature: "value, ...",
  parameters: ["value"],
  takesAny: true,
  evaluate(args) {
    const value = castArgument(args);
    if (isElement(value)) return jsonElement(value);
    if (value.kind !== "choice") {
      return args.refuse(`json_str() does not take ${describeValue(value)}`, value.location);
    }
    const none = value.items.find(isNull);
    if (none !== undefined) args.refuse("json_str() does not take null among several values", none.location);
    return { ...value, items: value.items.map(jsonElement) };
  },
};

function jsonElement(element: Element): StringElement {
  return { kind: "scalar", type: "string", value: json(element), location: element.location };
}

function json(element: Element): string {
  if (element.kind === "list") return `[${element.items.map(json).join(", ")}]`;
  if (element.kind === "map") {
    return `{${element.entries.map(({ key, value }) => `${ascii(keyText(key))}: ${json(value)}`).join(", ")}}`;
  }
  if (element.type === "string") return ascii(element.value);
  if (element.type !== "float" || !Number.isFinite(element.value)) return String(element.value);
  return pythonFloatText(element.value);
}

function ascii(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
