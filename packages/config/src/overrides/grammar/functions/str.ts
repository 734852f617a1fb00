import { keyText } from "../element.ts";
import { pythonFloatText } from "../numbers.ts";
import { castFunction } from "./cast.ts";
import type { GrammarFunction } from "./function.ts";

/** A scalar's text: true is "true", and 1.0 is "1.0". */
export const toStr: GrammarFunction = castFunction({
  name: "str",
  hint: "write a text, a number or a boolean",
  isNumeric: false,
  scalar(element) {
    if (element.type === "null") return undefined;
    const value = element.type === "float" ? pythonFloatText(element.value) : keyText(element);
    return { kind: "scalar", type: "string", value, location: element.location };
  },
});
