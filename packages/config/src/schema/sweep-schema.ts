import type { ZodShape } from "@titrate/plugin";
import { describeParam } from "@titrate/plugin/host";
import { shared } from "../validate/checks.ts";
import type { Groups } from "./groups.ts";
import type { SchemaObject } from "./json-schema.ts";
import { interpolation, refer } from "./json-schema.ts";
import { parameterSchemas } from "./parameter-schema.ts";

/** Keys in which arms cannot differ; seeds are replicates of each arm. */
const unswept: readonly string[] = [...shared, "ablation", "seed"];

/** `sweep.grid`: under a key of the experiment, a list of what the key takes; under a dotted key, any list. */
export function gridSchema(shape: ZodShape, groups: Groups): SchemaObject {
  const schemas = parameterSchemas(shape);
  const keys = Object.keys(shape).filter((key) => !unswept.includes(key));
  const list = (items: SchemaObject | boolean): SchemaObject => ({
    anyOf: [{ type: "array", minItems: 1, items }, interpolation],
  });
  const properties = keys.map((key) => {
    const { description, markdownDescription, default: _, ...rules } = schemas[key]!;
    const param = describeParam(shape[key]!);
    const items = param.form === "part" ? sweptPart(param.kind, groups[key] ?? []) : rules;
    return [key, { description: `${key}: the values to try.`, ...list(items) }];
  });
  return {
    properties: Object.fromEntries(properties),
    patternProperties: { [`^(?:${unswept.join("|")})(?:\\.|$)`]: false },
    additionalProperties: list(true),
  };
}

/** A value of a swept group is an option's name before it is a plugin's. */
function sweptPart(kind: string, options: readonly string[]): SchemaObject {
  return options.length === 0 ? refer(kind) : { anyOf: [refer(kind), { enum: options }] };
}
