import { inShuffledOrder } from "../shuffled.ts";
import { isElement, isNull } from "../sweep.ts";
import type { GrammarFunction } from "./function.ts";
import { describeValue, givenArgument } from "./function.ts";
import { simpleChoice } from "./simple-choice.ts";

/** A list in another order at once, or a sweep whose values will come in another order. */
export const shuffle: GrammarFunction = {
  name: "shuffle",
  signature: "value, ... | sweep= | list=",
  parameters: ["sweep", "list"],
  takesAny: true,
  evaluate(args) {
    const { all, location, refuse } = args;
    const list = givenArgument(args, "list");
    const sweep = givenArgument(args, "sweep");
    if (list !== undefined && list.kind !== "list") {
      return refuse(`"list" must be a list, not ${describeValue(list)}`, list.location);
    }
    if (sweep !== undefined && sweep.kind !== "choice" && sweep.kind !== "range") {
      return refuse(`"sweep" must be a choice() or range(), not ${describeValue(sweep)}`, sweep.location);
    }
    const values = [...all, ...(list ? [list] : []), ...(sweep ? [sweep] : [])];
    if ((list || sweep) && values.length > 1) return refuse("shuffle() takes one thing with a name, alone");
    const nothing = values.length > 1 ? values.find(isNull) : undefined;
    if (nothing !== undefined) return refuse("shuffle() does not take null", nothing.location);
    if (values.length !== 1) return { ...simpleChoice(args, values), shuffle: true };
    const only = values[0]!;
    if (only.kind === "choice" || only.kind === "range") return { ...only, shuffle: true };
    if (only.kind === "list") return { ...only, items: inShuffledOrder(only.items, location) };
    if (isElement(only) && !isNull(only)) return { kind: "list", items: [only], location };
    return refuse(`shuffle() does not take ${describeValue(only)}`, only.location);
  },
};
