import type { Element } from "./element.ts";
import { pythonFloatText } from "./numbers.ts";

/**
 * An element as Hydra writes it into an override of one job: `True`, `1e-05`, `[1,'a b']`, `x\,y`. What the grammar
 * reads without functions is read back as the same element; a text that a function made, such as `str(1)`, is not.
 */
export function renderElement(element: Element): string {
  if (element.kind === "list") return `[${element.items.map(renderElement).join(",")}]`;
  if (element.kind === "map") {
    const entries = element.entries.map(({ key, value }) => `${renderElement(key)}:${renderElement(value)}`);
    return `{${entries.join(",")}}`;
  }
  switch (element.type) {
    case "float":
      return pythonFloatText(element.value);
    case "boolean":
      return element.value ? "True" : "False";
    case "string":
      return element.quote === undefined ? escaped(element.value) : inQuotes(element.value, element.quote);
    default:
      return String(element.value);
  }
}

function escaped(text: string): string {
  return text.replace(/[\\()[\]{}:=, \t]/g, "\\$&");
}

/** Backslashes are doubled where a quote follows, the closing one too; quotes inside get one. */
function inQuotes(text: string, quote: "'" | '"'): string {
  const inner = text.replace(/\\+|['"]/g, (run, at: number) => {
    if (run === quote) return `\\${quote}`;
    const next = at + run.length;
    return run.startsWith("\\") && (next === text.length || text[next] === quote) ? run + run : run;
  });
  return quote + inner + quote;
}
