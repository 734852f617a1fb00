import type { Value } from "../sweep.ts";
import type { Arguments, GrammarFunction } from "./function.ts";
import { describeValue, givenArgument } from "./function.ts";

/** The options of the config group that match one of the patterns to include and none of those to exclude. */
export const glob: GrammarFunction = {
  name: "glob",
  signature: "include, exclude=...",
  parameters: ["include", "exclude"],
  evaluate(args) {
    const include = args.named.get("include");
    if (include === undefined) return args.refuse('"include" is missing');
    const exclude = givenArgument(args, "exclude");
    return {
      kind: "glob",
      include: patterns(args, include),
      exclude: exclude === undefined ? [] : patterns(args, exclude),
      location: args.location,
    };
  },
};

function patterns(args: Arguments, value: Value): string[] {
  const items = value.kind === "list" ? value.items : [value];
  return items.map((item) => {
    if (item.kind === "scalar" && item.type === "string") return item.value;
    return args.refuse(`a pattern is a text, not ${describeValue(item)}`, item.location);
  });
}
