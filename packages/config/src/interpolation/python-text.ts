import { pythonFloatText } from "../overrides/grammar/numbers.ts";
import type { Located, LocatedScalar } from "../source/located.ts";

/** A value as a part of a text, as OmegaConf writes it: Python's `True`, `None`, `1e-05`, `1.0`, `[1, 'a']`. */
export function pythonText(node: Located): string {
  return node.kind === "scalar" && typeof node.value === "string" ? node.value : repr(node);
}

function repr(node: Located): string {
  if (node.kind === "scalar") return scalarRepr(node);
  if (node.kind === "sequence") return `[${node.items.map(repr).join(", ")}]`;
  return `{${[...node.entries].map(([key, { value }]) => `${quoted(key)}: ${repr(value)}`).join(", ")}}`;
}

function scalarRepr({ value, location }: LocatedScalar): string {
  if (typeof value === "string") return quoted(value);
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  const { source, start, end } = location;
  const written = source.text.slice(start, end);
  const isFloat = !Number.isInteger(value) || /^[+-]?(\d[\d_]*)?\.|^[+-]?\d[\d_]*e/i.test(written);
  return isFloat ? pythonFloatText(value) : String(value);
}

function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n");
  return `${quote}${escaped.replaceAll(quote, `\\${quote}`)}${quote}`;
}
