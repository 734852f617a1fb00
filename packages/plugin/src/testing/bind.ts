import { instantiate, type ValidPart } from "../instantiate.ts";
import type { Instances, Kind } from "../kinds.ts";
import type { PartValue } from "../part.ts";
import type { Catalogue, Plugin } from "../plugin.ts";
import { describeParam } from "../schema.ts";

/** A catalogue of the given plugins. */
export function catalogueOf(plugins: readonly Plugin[]): Catalogue {
  const of = (kind: Kind) => plugins.filter((plugin) => plugin.kind === kind);
  return {
    find: (kind, name) => of(kind).find((plugin) => plugin.name === name),
    names: (kind) =>
      of(kind)
        .map((plugin) => plugin.name)
        .sort(),
  };
}

/**
 * Binds a part as it is written in YAML, for tests of plugins: the first problem is thrown, without the
 * locations and the advice that a config gives.
 */
export function bindPart<K extends Kind>(
  kind: K,
  written: PartValue,
  plugins: readonly Plugin[],
): Instances[K] {
  const catalogue = catalogueOf(plugins);
  return instantiate(validate(kind, written, [], catalogue), catalogue);
}

function validate<K extends Kind>(
  kind: K,
  written: PartValue,
  path: readonly (string | number)[],
  catalogue: Catalogue,
): ValidPart<K> {
  const { type, name, ...given } = typeof written === "string" ? { type: written, name: undefined } : written;
  const plugin = catalogue.find(kind, type);
  if (plugin === undefined) throw new Error(`${path.join(".")}: no ${kind} "${type}"`);
  const unknown = Object.keys(given).find((key) => !Object.hasOwn(plugin.params, key));
  if (unknown !== undefined) throw new Error(`${path.join(".")}: no parameter "${unknown}"`);
  const params: Record<string, unknown> = {};
  for (const [key, schema] of Object.entries(plugin.params)) {
    const described = describeParam(schema);
    const at = [...path, key];
    const value = (given as Record<string, unknown>)[key] ?? described.default;
    if (described.form === "value" || value === undefined || value === null) {
      params[key] = schema.parse(value);
    } else if (described.form === "part") {
      params[key] = validate(described.kind, value as PartValue, at, catalogue);
    } else if (described.form === "array") {
      const items = value as PartValue[];
      params[key] = items.map((item, index) => validate(described.kind, item, [...at, index], catalogue));
    } else {
      const items = Object.entries(value as Record<string, PartValue>);
      params[key] = Object.fromEntries(
        items.map(([id, item]) => [id, validate(described.kind, item, [...at, id], catalogue)]),
      );
    }
  }
  return { kind, type, ...(name === undefined ? {} : { name }), path, params };
}
