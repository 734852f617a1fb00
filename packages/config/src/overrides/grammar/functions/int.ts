import { readPythonInteger } from "../numbers.ts";
import { integerElement } from "../primitive.ts";
import { castFunction } from "./cast.ts";
import type { GrammarFunction } from "./function.ts";

/** Python's `int`: cuts off fractions, and reads texts of digits. */
export const toInt: GrammarFunction = castFunction({
  name: "int",
  hint: "write a whole number",
  isNumeric: true,
  scalar({ value, location }) {
    const number =
      typeof value === "string" ? readPythonInteger(value) : value === null ? undefined : Number(value);
    if (number === undefined || !Number.isFinite(number)) return undefined;
    return integerElement(Math.trunc(number), String(value), location);
  },
});
