import type { ZodShape } from "@titrate/plugin";
import { describeParam, describeParameters, type Kind, type ShownParameter } from "@titrate/plugin/host";
import type { z } from "zod";
import type { SchemaObject } from "./json-schema.ts";
import { describedBy, interpolation, refer, requireAmong } from "./json-schema.ts";
import { completeValue, plainSchema, valueSchema } from "./value-schema.ts";
import { isEmpty, sentencesOf } from "./words.ts";

/** The schemas of the keys of an experiment, or of the parameters of a plugin, as far as they are written. */
export function parameterSchemas(params: ZodShape): Readonly<Record<string, SchemaObject>> {
  const shown = describeParameters(params);
  return Object.fromEntries(
    Object.entries(params).map(([key, schema], index) => [key, parameterSchema(schema, shown[index]!)]),
  );
}

/**
 * What keys need where no other file gives more: those that must be there, and what they must have in turn. None
 * where they need nothing.
 *
 * @param beside the keys that there are beside these.
 */
export function completeParameters(params: ZodShape, beside: readonly string[]): SchemaObject | undefined {
  const required = Object.entries(params).flatMap(([key, schema]) => (isNeeded(schema) ? [key] : []));
  const properties = Object.entries(params).flatMap(([key, schema]) => {
    const complete = completeParameter(schema);
    return complete === undefined ? [] : [[key, complete]];
  });
  if (required.length === 0 && properties.length === 0) return undefined;
  return {
    ...(required.length > 0 && requireAmong(required, [...beside, ...Object.keys(params)])),
    ...(properties.length > 0 && { properties: Object.fromEntries(properties) }),
  };
}

/** Whether a key must be there; a default may itself lack what it needs, as that of `train` does. */
export function isNeeded(schema: z.ZodType): boolean {
  const param = describeParam(schema);
  return param.form === "value" ? !schema.safeParse(undefined).success : param.required;
}

/** A part in a list stands alone, whatever other files say: it must be complete. */
export function listedPart(kind: Kind): SchemaObject {
  return { allOf: [refer(kind), refer(`${kind}.complete`)] };
}

function parameterSchema(schema: z.ZodType, shown: ShownParameter): SchemaObject {
  const param = describeParam(schema);
  if (param.form === "value") return valueSchema(schema, shown);
  const about = {
    ...describedBy(sentencesOf(shown, true)),
    ...("default" in param && !isEmpty(param.default) && { default: param.default }),
  };
  const orNull = param.nullable ? [{ type: "null" }] : [];
  if (param.form === "part") {
    return param.nullable ? { ...about, anyOf: [refer(param.kind), ...orNull] } : refer(param.kind, about);
  }
  const limits = limitsOf(plainSchema(schema));
  const list =
    param.form === "array"
      ? { type: "array", ...limits, items: listedPart(param.kind) }
      : { type: "object", ...limits, additionalProperties: refer(param.kind) };
  return { ...about, anyOf: [list, interpolation, ...orNull] };
}

function completeParameter(schema: z.ZodType): SchemaObject | undefined {
  const param = describeParam(schema);
  if (param.form === "value") return completeValue(schema);
  if (param.form === "part") return refer(`${param.kind}.complete`);
  if (param.form === "array") return undefined;
  return { doNotSuggest: true, additionalProperties: refer(`${param.kind}.complete`) };
}

/** How many parts there may be. */
function limitsOf(json: SchemaObject): SchemaObject {
  const names = ["minItems", "maxItems", "minProperties", "maxProperties"];
  return Object.fromEntries(Object.entries(json).filter(([keyword]) => names.includes(keyword)));
}
