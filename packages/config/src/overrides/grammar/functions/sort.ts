import { compareElements } from "../compare.ts";
import type { Element } from "../element.ts";
import { reversedRange } from "../range-values.ts";
import type { ChoiceSweep, RangeSweep, Value } from "../sweep.ts";
import { isElement, isNull } from "../sweep.ts";
import type { Arguments, GrammarFunction } from "./function.ts";
import { describeValue, givenArgument } from "./function.ts";
import { simpleChoice } from "./simple-choice.ts";

/** A list, sweep or several values in order, by Python's rules of what has one. One value alone stays as it is. */
export const sort: GrammarFunction = {
  name: "sort",
  signature: "value, ... | sweep= | list=, reverse=false",
  parameters: ["sweep", "list", "reverse"],
  takesAny: true,
  evaluate(args) {
    const reverse = reverseOf(args);
    const values = valuesOf(args);
    const [only] = values;
    if (only === undefined) return args.refuse("sort() has nothing to sort");
    if (values.length > 1) {
      const choice = simpleChoice(args, values);
      const other = choice.items.find((item) => item.kind !== "scalar");
      if (other !== undefined) {
        args.refuse(`sort() does not take ${describeValue(other)} among several values`, other.location);
      }
      return sortSweep(args, choice, reverse);
    }
    if (only.kind === "choice" || only.kind === "range") return sortSweep(args, only, reverse);
    if (only.kind === "list") return { ...only, items: inOrder(args, only.items, reverse) };
    if (isElement(only) && !isNull(only)) return only;
    return args.refuse(`sort() does not take ${describeValue(only)}`, only.location);
  },
};

function reverseOf({ named, refuse }: Arguments): boolean {
  const value = named.get("reverse");
  if (value === undefined) return false;
  if (value.kind === "scalar" && value.type === "boolean") return value.value;
  return refuse(`"reverse" must be true or false, not ${describeValue(value)}`, value.location);
}

function valuesOf(args: Arguments): readonly Value[] {
  const list = givenArgument(args, "list");
  const sweep = givenArgument(args, "sweep");
  if (list !== undefined && list.kind !== "list") {
    return args.refuse(`"list" must be a list, not ${describeValue(list)}`, list.location);
  }
  if (sweep !== undefined && sweep.kind !== "choice" && sweep.kind !== "range") {
    return args.refuse(`"sweep" must be a choice() or range(), not ${describeValue(sweep)}`, sweep.location);
  }
  const named = [list, sweep].filter((value) => value !== undefined);
  if (named.length > 0 && named.length + args.all.length > 1) {
    return args.refuse("sort() takes one thing with a name, alone");
  }
  return named.length > 0 ? named : args.all;
}

function sortSweep(args: Arguments, sweep: ChoiceSweep | RangeSweep, reverse: boolean): Value {
  if (sweep.kind === "choice") return { ...sweep, items: inOrder(args, sweep.items, reverse) };
  return sweep.step.value > 0 === reverse ? reversedRange(sweep) : sweep;
}

/** Equal items keep their order, in reverse too. */
function inOrder({ refuse }: Arguments, items: readonly Element[], reverse: boolean): Element[] {
  return items.toSorted((a, b) => {
    const order = compareElements(a, b);
    if (typeof order === "number") return reverse ? -order : order;
    const [x, y] = [describeValue(order.a), describeValue(order.b)];
    // In a list quoted texts keep their quotes, and Hydra orders none of these.
    const hint = x === "a quoted text" || y === "a quoted text" ? "leave out the quotes" : undefined;
    return refuse(`${x} and ${y} have no order`, b.location, hint);
  });
}
