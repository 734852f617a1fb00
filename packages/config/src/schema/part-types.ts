import type { Plugin } from "@titrate/plugin";
import type { SchemaObject } from "./json-schema.ts";
import { when } from "./json-schema.ts";

/** The name of a type's definition: `activation/elu`. */
export const typeName = ({ kind, name }: Plugin): string => `${kind}/${name}`;

/** Rules for maps of a type. As a pattern: while a name is typed, an editor takes it for every constant that begins so. */
export function whereType({ name }: Plugin, rules: SchemaObject): SchemaObject {
  const type = { type: "string", pattern: `^${name}$` };
  return when({ type: "object", properties: { type }, required: ["type"] }, rules);
}
