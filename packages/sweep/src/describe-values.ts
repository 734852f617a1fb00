/**
 * The values of a grid's key as they stand in tables: a part by its name or type where that tells it from the others,
 * else with what is written of it ("dense, units: 4"), anything else as JSON. No two are equal.
 */
export function describeValues(values: readonly unknown[]): string[] {
  const short = values.map((value) => (isPart(value) ? String(value.name ?? value.type) : shown(value)));
  return values.map((value, index) => {
    const label = short[index]!;
    if (!isPart(value) || short.indexOf(label) === short.lastIndexOf(label)) return label;
    const { type, ...rest } = value;
    const written = Object.entries(rest).map(([key, item]) => `${key}: ${shown(item)}`);
    return [String(type), ...written].join(", ");
  });
}

type Part = Readonly<Record<string, unknown>>;

function isPart(value: unknown): value is Part {
  return typeof value === "object" && value !== null && "type" in value;
}

function shown(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
