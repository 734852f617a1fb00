import { pythonFloatText } from "../overrides/grammar/numbers.ts";
import type { LocatedScalar } from "../source/located.ts";

/** A scalar as a part of a text, as OmegaConf writes it: Python's `True`, `None`, `1e-05`, `1.0`. */
export function pythonText({ value, location }: LocatedScalar): string {
  if (typeof value === "string") return value;
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  const { source, start, end } = location;
  const isFloat =
    !Number.isInteger(value) || /^[+-]?(\d[\d_]*)?\.|^[+-]?\d[\d_]*e/i.test(source.text.slice(start, end));
  return isFloat ? pythonFloatText(value) : String(value);
}
