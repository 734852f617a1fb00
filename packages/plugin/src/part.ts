import { z } from "zod";
import type { Instances, Kind } from "./kinds.ts";

/** A part as it is written in YAML: a bare name, or `type` with parameters. */
export type PartValue =
  | string
  | { readonly type: string; readonly name?: string; readonly [param: string]: unknown };

/**
 * The schema of a parameter that holds another plugin, e.g. a layer's activation. In `apply` its value is that
 * kind's bound instance.
 *
 * `part("activation")` must be given; `part("activation", "identity")` has a default, written as in YAML;
 * `part("activation").optional()` may be left out. A list is `z.array(part("layer"))`, a map is
 * `z.record(z.string(), part("layer"))`. Parts nest no deeper within a parameter.
 *
 * The zod schema itself accepts anything: whether the part is valid depends on the plugins that are known, so
 * the config validates it (see `describeParam`).
 */
export function part<K extends Kind>(kind: K): z.ZodType<Instances[K], PartValue>;
export function part<K extends Kind>(
  kind: K,
  fallback: PartValue,
): z.ZodType<Instances[K], PartValue | undefined>;
export function part<K extends Kind>(kind: K, fallback?: PartValue): z.ZodType {
  const schema = z.custom<Instances[K]>(undefined, { params: { [partKey]: kind } });
  return fallback === undefined ? schema : schema.prefault(fallback as never);
}

/** The kind of a schema made by `part`; undefined for any other. Wrappers (`optional` ...) are not looked through. */
export function partKind(schema: z.core.$ZodType): Kind | undefined {
  const { def } = schema._zod;
  if (def.type !== "custom") return undefined;
  return (def as z.core.$ZodCustomDef).params?.[partKey] as Kind | undefined;
}

// Lies in the schema's definition, which a derived schema (`describe`, `refine`) copies.
const partKey = "titratePart";
