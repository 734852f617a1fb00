import type { SchemaObject } from "./json-schema.ts";

/** A schema as text: one line a key of the experiment and one a definition, so that a change of one changes its line. */
export function formatSchema(schema: SchemaObject): string {
  const entries = Object.entries(schema).map(([key, value]) => {
    const isLong = key === "properties" || key === "$defs";
    return `${JSON.stringify(key)}: ${isLong ? formatEntries(value as SchemaObject, "  ") : JSON.stringify(value)}`;
  });
  return `{\n  ${entries.join(",\n  ")}\n}\n`;
}

function formatEntries(map: SchemaObject, margin: string): string {
  const lines = Object.entries(map).map(
    ([key, value]) => `${margin}  ${JSON.stringify(key)}: ${JSON.stringify(value)}`,
  );
  return `{\n${lines.join(",\n")}\n${margin}}`;
}
