import { readPythonFloat } from "../numbers.ts";
import { castFunction } from "./cast.ts";
import type { GrammarFunction } from "./function.ts";

/** Python's `float`, of numbers, booleans and texts of one. */
export const toFloat: GrammarFunction = castFunction({
  name: "float",
  hint: "write a number",
  isNumeric: true,
  scalar({ value, location }) {
    const number =
      typeof value === "string" ? readPythonFloat(value) : value === null ? undefined : Number(value);
    return number === undefined ? undefined : { kind: "scalar", type: "float", value: number, location };
  },
});
