import type { Located, Source } from "../source/located.ts";
import type { Problem } from "../source/problem.ts";
import { toLocated } from "./grammar/element.ts";
import { parseElement } from "./grammar/override.ts";

/** Reads a text as the value that it would be after `key=` on the command line. */
export function decodeValue(text: string): {
  readonly node?: Located | undefined;
  readonly problems: readonly Problem[];
} {
  const source: Source = { kind: "argument", name: "an interpolation", text };
  const problems: Problem[] = [];
  const element = parseElement(source, 0, text.length, problems);
  return { node: element && toLocated(element), problems };
}
