/** A value as YAML in flow style. */
export function yamlOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(yamlOf).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(([key, item]) => `${key}: ${yamlOf(item)}`);
    return `{ ${entries.join(", ")} }`;
  }
  if (typeof value === "string") return /^[A-Za-z][\w./-]*$/.test(value) ? value : JSON.stringify(value);
  if (typeof value !== "number") return String(value);
  const [plain, scientific] = [String(value), value.toExponential().replace("e+", "e")];
  return scientific.length < plain.length ? scientific : plain;
}
