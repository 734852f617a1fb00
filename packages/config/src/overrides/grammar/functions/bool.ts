import { castFunction } from "./cast.ts";
import type { GrammarFunction } from "./function.ts";

/** True of numbers but 0, false of null, and of the texts true and false what they say. */
export const toBool: GrammarFunction = castFunction({
  name: "bool",
  hint: "write true or false",
  isNumeric: false,
  scalar({ value, location }) {
    if (typeof value !== "string") {
      return { kind: "scalar", type: "boolean", value: value !== null && Number(value) !== 0, location };
    }
    const word = value.toLowerCase();
    if (word !== "true" && word !== "false") return undefined;
    return { kind: "scalar", type: "boolean", value: word === "true", location };
  },
});
