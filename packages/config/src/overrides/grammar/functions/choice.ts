import { isElement, isNull } from "../sweep.ts";
import type { GrammarFunction } from "./function.ts";
import { describeValue } from "./function.ts";

/** A sweep over its arguments, or the simple choice that another function gave. */
export const choice: GrammarFunction = {
  name: "choice",
  signature: "value, ...",
  parameters: [],
  takesAny: true,
  evaluate({ all, location, refuse }) {
    const [first] = all;
    if (first === undefined) return refuse("choice() has nothing to choose from");
    if (all.length === 1 && first.kind === "choice" && first.simple) return { ...first, simple: false };
    const items = all.map((value) => {
      if (isElement(value) && !isNull(value)) return value;
      return refuse(`choice() does not take ${describeValue(value)}`, value.location);
    });
    return { kind: "choice", simple: false, items, tags: [], shuffle: false, location };
  },
};
