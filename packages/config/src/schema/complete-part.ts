import type { Plugin } from "@titrate/plugin";
import type { SchemaObject } from "./json-schema.ts";
import { refer, requireAmong, when } from "./json-schema.ts";
import { completeParameters, isNeeded } from "./parameter-schema.ts";
import { typeName, whereType } from "./part-types.ts";

/** What a part needs where no other file gives more: its type, and what that type needs. */
export function completePart(plugins: readonly Plugin[]): SchemaObject {
  const types = plugins.flatMap((plugin) =>
    completeType(plugin) === undefined ? [] : [whereType(plugin, refer(`${typeName(plugin)}.complete`))],
  );
  const keys = new Set(["type", "name", ...plugins.flatMap(({ params }) => Object.keys(params))]);
  return {
    doNotSuggest: true,
    allOf: [
      when({ type: "object" }, requireAmong(["type"], [...keys])),
      ...types,
      ...plugins.flatMap(bareName),
    ],
  };
}

/** What the parameters of a type need; none where they need nothing. */
export function completeType({ kind, name, params }: Plugin): SchemaObject | undefined {
  const complete = completeParameters(params, ["type", "name"]);
  return complete === undefined ? undefined : { title: `${kind} ${name}`, ...complete };
}

/** Whether the name of a plugin is a part by itself. */
export function isEnough({ params }: Plugin): boolean {
  return !Object.values(params).some(isNeeded);
}

/** Says of a name that is not enough what it lacks. */
function bareName(plugin: Plugin): SchemaObject[] {
  if (isEnough(plugin)) return [];
  const { name, params } = plugin;
  const needed = Object.entries(params).flatMap(([key, schema]) => (isNeeded(schema) ? [key] : []));
  const written = needed.map((key) => `, ${key}: ...`).join("");
  const errorMessage = `${name} needs ${needed.join(", ")}: { type: ${name}${written} }.`;
  return [when({ const: name }, { type: "object", errorMessage })];
}
