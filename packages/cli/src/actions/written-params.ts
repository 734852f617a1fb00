import { parseArguments, toPlain } from "@titrate/config";

/**
 * The parameters that `--param key=value` give, as a plugin is written with them.
 *
 * @throws ConfigError for what is not written as key=value.
 */
export function writtenParams(texts: readonly string[]): Record<string, unknown> {
  const params: Record<string, unknown> = {};
  for (const { path, value } of parseArguments(texts)) {
    let inner = params;
    for (const { key } of path.slice(0, -1)) {
      const next = inner[key];
      const isMap = typeof next === "object" && next !== null && !Array.isArray(next);
      inner[key] = isMap ? next : {};
      inner = inner[key] as Record<string, unknown>;
    }
    inner[path.at(-1)!.key] = value && toPlain(value);
  }
  return params;
}
