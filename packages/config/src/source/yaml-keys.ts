import type { ParsedNode } from "yaml";
import { isMap, isScalar, isSeq } from "yaml";
import type { Entry, Location } from "./located.ts";
import { quote } from "./located.ts";
import type { Problem } from "./problem.ts";

/** Keys that would reach an object's prototype when a config is copied carelessly. */
export const reservedKeys: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/** What is wrong with a key that is a text; `before` is the one of the same name in its map. */
export function keyProblem(name: string, before: Entry | undefined): Problem | undefined {
  if (reservedKeys.has(name)) {
    return {
      code: "E_KEY",
      message: `${quote(name)} cannot be a key`,
      hint: "JavaScript reserves it: choose another name",
    };
  }
  if (name === "")
    return { code: "E_KEY", message: "there is no key in front of the colon", hint: "write one" };
  if (before === undefined) return undefined;
  const hint = `remove it, or the one on line ${before.key.line}`;
  return { code: "E_KEY", message: `the key ${quote(name)} is given twice`, hint };
}

/** That a key is no text. */
export function notText(node: ParsedNode, { source, start, end }: Location): Problem {
  if (isMap(node) && source.text.slice(start - 1, end + 1).startsWith("{{")) {
    const hint = "write ${a.key} for the value of another, or put the text in quotes";
    return { code: "E_YAML", message: "{{ }} has no meaning in a config", hint };
  }
  if (!isScalar(node)) {
    const what = isMap(node) ? "a map" : isSeq(node) ? "a list" : "an alias";
    return {
      code: "E_KEY",
      message: `a key is a text, and this is ${what}`,
      hint: "put it in quotes if it is a text",
    };
  }
  if (node.value === null && start === end) {
    return { code: "E_KEY", message: "there is no key in front of the colon", hint: "write one" };
  }
  const written = source.text.slice(start, end);
  return {
    code: "E_KEY",
    message: `a key is a text, and ${quote(written)} is not`,
    hint: `write "${written}"`,
  };
}
