/** A value as JSON has it. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

/**
 * JSON to be read: indented, keys in their order, a last line break. Equal values give equal texts. What is undefined
 * is left out; -0 stays -0; what JSON has no number for is the text "NaN", "Infinity" or "-Infinity".
 */
export const jsonText = (value: Json): string => `${write(value, "\n", (keys) => keys)}\n`;

/** JSON to be hashed: one line, the keys of every map in the order of their characters' codes. */
export const canonicalJson = (value: Json): string => write(value, "", (keys) => [...keys].sort());

/** `margin`: the line break before what stands on this level, "" for none. */
function write(value: Json, margin: string, order: (keys: string[]) => string[]): string {
  if (typeof value === "number") return writeNumber(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const inner = margin === "" ? "" : `${margin}  `;
  if (Array.isArray(value)) {
    const items = value.map((item: Json) => write(item ?? null, inner, order));
    // Lists of numbers stay on a line: a history has thousands.
    const isFlat = margin === "" || items.every((item) => !item.includes("\n"));
    return isFlat
      ? `[${items.join(margin === "" ? "," : ", ")}]`
      : `[${inner}${items.join(`,${inner}`)}${margin}]`;
  }
  const map = value as { readonly [key: string]: Json | undefined };
  const keys = order(Object.keys(map).filter((key) => map[key] !== undefined));
  if (keys.length === 0) return "{}";
  const entries = keys.map((key) => {
    return `${JSON.stringify(key)}:${margin === "" ? "" : " "}${write(map[key]!, inner, order)}`;
  });
  return `{${inner}${entries.join(`,${inner}`)}${margin}}`;
}

function writeNumber(value: number): string {
  if (!Number.isFinite(value)) return JSON.stringify(String(value));
  return Object.is(value, -0) ? "-0" : String(value);
}
