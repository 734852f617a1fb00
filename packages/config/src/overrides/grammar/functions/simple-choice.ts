import type { ChoiceSweep, Value } from "../sweep.ts";
import { isElement } from "../sweep.ts";
import type { Arguments } from "./function.ts";
import { describeValue } from "./function.ts";

/** Several arguments as if they were written with commas between them and no function around them. */
export function simpleChoice(args: Arguments, values: readonly Value[]): ChoiceSweep {
  const items = values.map((value) => {
    if (isElement(value)) return value;
    return args.refuse(`several values cannot hold ${describeValue(value)}`, value.location);
  });
  return { kind: "choice", simple: true, items, tags: [], shuffle: false, location: args.location };
}
