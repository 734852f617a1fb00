/** The identity of a run, as its text holds it. */
type Parts = Readonly<Record<string, unknown>>;

/** What differs between two identities, in words: `config.optimizer.lr`, `the plugin activation/snake` ... */
export function changedParts(before: string, now: string): string[] {
  return differences(JSON.parse(before) as Parts, JSON.parse(now) as Parts, []).map(inWords);
}

function differences(a: unknown, b: unknown, path: readonly string[]): string[][] {
  if (JSON.stringify(a) === JSON.stringify(b)) return [];
  if (!isMap(a) || !isMap(b)) return [[...path]];
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return keys.flatMap((key) => differences(a[key], b[key], [...path, key]));
}

function inWords([first = "", ...rest]: readonly string[]): string {
  if (first === "plugins") return `the plugin ${rest[0] ?? ""}`;
  if (first === "numerics") return "titrate's numerics";
  if (rest.at(-1) === "data") return `the data of ${rest.slice(0, -1).join(".")}`;
  return [first === "config" ? [] : [first], ...rest].flat().join(".");
}

function isMap(value: unknown): value is Parts {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
