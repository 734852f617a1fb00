import type { Plugin } from "@titrate/plugin";
import type { SchemaObject } from "./json-schema.ts";
import { describedBy } from "./json-schema.ts";
import { parameterSchemas } from "./parameter-schema.ts";

/** The parameters of all types, for a map whose type another file gives. */
export function partialPart(plugins: readonly Plugin[]): SchemaObject {
  const schemas = plugins.flatMap(({ params }) => Object.entries(parameterSchemas(params)));
  const byKey = Map.groupBy(schemas, ([key]) => key);
  const properties = [...byKey].map(([key, entries]) => [
    key,
    commonSchema(entries.map(([, schema]) => schema)),
  ]);
  return {
    doNotSuggest: true,
    if: { required: ["type"] },
    else: { properties: Object.fromEntries(properties) },
  };
}

/** What a key takes of whatever type. */
function commonSchema(schemas: readonly SchemaObject[]): SchemaObject {
  const rules = schemas.map(({ title, description, markdownDescription, default: _, ...rest }) => rest);
  const distinct = new Map(rules.map((rule) => [JSON.stringify(rule), rule]));
  const texts = new Set(schemas.map(({ description }) => description as string | undefined));
  const about = texts.size === 1 ? describedBy([...texts][0]) : {};
  return distinct.size === 1 ? { ...about, ...rules[0] } : { ...about, anyOf: [...distinct.values()] };
}
