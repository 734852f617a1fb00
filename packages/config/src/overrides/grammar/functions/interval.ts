import type { NumberElement } from "../element.ts";
import type { GrammarFunction } from "./function.ts";
import { numberArgument } from "./function.ts";

/** All numbers from start to before end, as floats. */
export const interval: GrammarFunction = {
  name: "interval",
  signature: "start, end",
  parameters: ["start", "end"],
  evaluate(args) {
    const float = (name: string): NumberElement => ({ ...numberArgument(args, name), type: "float" });
    return { kind: "interval", start: float("start"), end: float("end"), tags: [], location: args.location };
  },
};
