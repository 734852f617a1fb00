import type { NumberElement } from "../element.ts";
import type { GrammarFunction } from "./function.ts";
import { givenArgument, numberArgument } from "./function.ts";

/** The numbers from start to before stop; one argument alone is the stop. */
export const range: GrammarFunction = {
  name: "range",
  signature: "start, stop, step=1",
  parameters: ["start", "stop", "step"],
  evaluate(args) {
    const { location } = args;
    const integer = (value: number): NumberElement => ({ kind: "scalar", type: "integer", value, location });
    const first = numberArgument(args, "start");
    const given = givenArgument(args, "stop");
    const stop = given === undefined ? first : numberArgument(args, "stop", given);
    const start = given === undefined ? integer(0) : first;
    const step = args.named.has("step") ? numberArgument(args, "step") : integer(1);
    return { kind: "range", start, stop, step, tags: [], shuffle: false, location };
  },
};
