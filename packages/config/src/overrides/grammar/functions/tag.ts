import type { Sweep } from "../sweep.ts";
import type { GrammarFunction } from "./function.ts";
import { describeValue, givenArgument } from "./function.ts";

/** A sweep with tags, in place of those that it had. */
export const tag: GrammarFunction = {
  name: "tag",
  signature: "tag, ..., sweep",
  parameters: ["sweep"],
  takesAny: true,
  evaluate(args) {
    if (args.all.length === 0) return args.refuse("tag() needs a sweep");
    const named = givenArgument(args, "sweep");
    const sweep = named ?? args.all.at(-1)!;
    const texts = named === undefined ? args.all.slice(0, -1) : args.all;
    if (sweep.kind !== "choice" && sweep.kind !== "range" && sweep.kind !== "interval") {
      const message = `tag() ends with a choice(), range() or interval(), not ${describeValue(sweep)}`;
      return args.refuse(message, sweep.location);
    }
    const tags = texts.map((text) => {
      if (text.kind === "scalar" && text.type === "string") return text.value;
      return args.refuse(`a tag is a text, not ${describeValue(text)}`, text.location);
    });
    return { ...sweep, tags: [...new Set(tags)].sort() } satisfies Sweep;
  },
};
