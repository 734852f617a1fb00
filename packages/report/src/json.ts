import type { Answer } from "./answer.ts";
import type { Summary } from "./summary.ts";

/** Figures and words for programs, indented. Numbers that JSON lacks are the strings "NaN", "Infinity", "-Infinity". */
export function toJson(summary: Summary, answer: Answer): string {
  const spell = (_key: string, value: unknown) =>
    typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
  return `${JSON.stringify({ answer, summary }, spell, 2)}\n`;
}
