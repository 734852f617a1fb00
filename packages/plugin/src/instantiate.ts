import { PluginError } from "./error.ts";
import type { Instances, Kind } from "./kinds.ts";
import type { Catalogue } from "./plugin.ts";
import { describeParam } from "./schema.ts";

/** A part of a validated config. */
export interface ValidPart<K extends Kind = Kind> {
  readonly kind: K;
  readonly type: string;
  readonly name?: string;
  /** Where it stands in the composed YAML. */
  readonly path: readonly (string | number)[];
  /** Complete, defaults included. Nested parts are `ValidPart`s, arrays or records of them. */
  readonly params: Readonly<Record<string, unknown>>;
}

/** Binds a validated part, the parts within it first. Throws PluginError where the catalogue lacks a plugin. */
export function instantiate<K extends Kind>(part: ValidPart<K>, catalogue: Catalogue): Instances[K] {
  const plugin = catalogue.find(part.kind, part.type);
  if (plugin === undefined) {
    const known = catalogue.names(part.kind).join(", ");
    throw new PluginError(`${part.kind} "${part.type}"`, `there is no such plugin; known are: ${known}`);
  }
  const params: Record<string, unknown> = {};
  for (const [key, schema] of Object.entries(plugin.params)) {
    const value = part.params[key];
    if (value !== undefined) params[key] = instantiateParam(describeParam(schema).form, value, catalogue);
  }
  const identity = { ...(part.name === undefined ? {} : { name: part.name }), path: part.path };
  return plugin.bind(params, identity) as Instances[K];
}

function instantiateParam(form: "part" | "array" | "record" | "value", value: unknown, catalogue: Catalogue) {
  if (form === "value" || value === null) return inKeyOrder(value);
  if (form === "part") return instantiate(value as ValidPart, catalogue);
  if (form === "array") return (value as ValidPart[]).map((item) => instantiate(item, catalogue));
  const items = Object.entries(inKeyOrder(value) as Record<string, ValidPart>);
  return Object.fromEntries(items.map(([name, item]) => [name, instantiate(item, catalogue)]));
}

/** Maps with their keys in order, at any depth: how a config orders them must not reach a result. */
function inKeyOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inKeyOrder);
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) {
    return value;
  }
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, inKeyOrder(inner)]));
}
