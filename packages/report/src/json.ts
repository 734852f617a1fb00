/** Results for programs, indented. Numbers that JSON lacks are the strings "NaN", "Infinity" and "-Infinity". */
export function toJson(results: object): string {
  const spell = (_key: string, value: unknown) =>
    typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
  return `${JSON.stringify(results, spell, 2)}\n`;
}
