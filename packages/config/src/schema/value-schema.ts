import type { ShownParameter } from "@titrate/plugin/host";
import { z } from "zod";
import type { SchemaObject } from "./json-schema.ts";
import { describedBy, interpolation, requireAmong } from "./json-schema.ts";
import { isEmpty, sentencesOf } from "./words.ts";

/**
 * What a value may be as far as it is written: as its own schema says, or an interpolation, at any depth. Keys that
 * a map must have are `completeValue`'s matter, but for maps in lists, which are never laid over others.
 */
export function valueSchema(schema: z.ZodType, shown: ShownParameter): SchemaObject {
  return relax(plainSchema(schema), { shown, isComplete: false, isClosed: true });
}

/** The keys that the maps of a value must have; none where it needs none. */
export function completeValue(schema: z.ZodType): SchemaObject | undefined {
  return completeness(plainSchema(schema));
}

/** What zod makes of it; a schema that refers to itself, or that JSON Schema cannot say, takes anything. */
export function plainSchema(schema: z.ZodType): SchemaObject {
  try {
    const { $schema, id, $id, ...json } = z.toJSONSchema(schema, conversion) as SchemaObject;
    return "$defs" in json ? {} : json;
  } catch {
    return {};
  }
}

const conversion: z.core.ToJSONSchemaParams = {
  io: "input",
  target: "draft-2020-12",
  unrepresentable: "any",
  cycles: "throw",
  override: ({ zodSchema, jsonSchema }) => {
    // What is coerced may be written as anything, though zod says what becomes of it.
    if (!("coerce" in zodSchema._zod.def && zodSchema._zod.def.coerce)) return;
    for (const keyword of Object.keys(jsonSchema)) delete jsonSchema[keyword];
  },
};

interface Context {
  /** What is known of it in words. */
  readonly shown?: ShownParameter | undefined;
  /** No other file can add keys to it. */
  readonly isComplete: boolean;
  /** Keys that it does not name are refused; in a union zod drops them without a word. */
  readonly isClosed: boolean;
}

function relax(json: SchemaObject, context: Context): SchemaObject {
  const { description, title, default: fallback, examples, ...constraints } = json;
  const words = context.shown === undefined ? description : sentencesOf(context.shown, false);
  return {
    ...(title !== undefined && { title }),
    ...describedBy(words as string | undefined),
    ...(fallback !== undefined && !isEmpty(fallback) && { default: fallback }),
    ...(examples !== undefined && { examples }),
    ...withInterpolation(constraints, context),
  };
}

function withInterpolation(constraints: SchemaObject, context: Context): SchemaObject {
  const union = alternativesOf(constraints);
  if (union.length > 1) return unionOf(union, context);
  const [only] = union;
  const rules = rulesOf(only!, context);
  if (Object.keys(rules).length === 0) return {};
  if (rules.type === "object") return mapOf(rules);
  return isAnyText(rules) ? rules : { anyOf: [rules, interpolation] };
}

/** The alternatives of unions in unions, in one list. */
function alternativesOf(json: SchemaObject): SchemaObject[] {
  const alternatives = (json.anyOf ?? json.oneOf) as readonly SchemaObject[] | undefined;
  return alternatives === undefined ? [json] : alternatives.flatMap(alternativesOf);
}

/** An interpolation is a text that it takes anyway. */
function isAnyText({ type, minLength = 0, ...others }: SchemaObject): boolean {
  return type === "string" && Number(minLength) <= 1 && Object.keys(others).length === 0;
}

/** What rules the keys stands beside what else it may be: then what is wrong with a key is all that is told. */
function mapOf({ type, ...rules }: SchemaObject): SchemaObject {
  const keys = isMap(rules.properties) ? ` of ${Object.keys(rules.properties).join(", ")}` : "";
  return { ...rules, anyOf: [{ type, errorMessage: `Expected a map${keys}.` }, interpolation] };
}

/**
 * Of alternatives that all fail, an editor tells of the first. So names come first, with words for all of them, and
 * limits of numbers stand beside the alternatives, where they are told by themselves.
 */
function unionOf(alternatives: readonly SchemaObject[], { shown, ...context }: Context): SchemaObject {
  const isNames = (json: SchemaObject) => "enum" in json || "const" in json;
  const numbers = alternatives.filter(({ type }) => type === "number" || type === "integer");
  const limits = numbers.length === 1 ? limitsOf(rulesOf(numbers[0]!, context)) : {};
  const rules = [...alternatives]
    .sort((one, other) => Number(isNames(other)) - Number(isNames(one)))
    .map((json) => {
      const rule = rulesOf(json, { ...context, isClosed: false });
      if (isNames(json) && shown !== undefined) return { ...rule, errorMessage: `Expected ${shown.takes}.` };
      return numbers.length === 1 && json === numbers[0] ? without(rule, Object.keys(limits)) : rule;
    });
  return { ...limits, anyOf: [...rules, interpolation] };
}

const limitNames: readonly string[] = ["minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum"];

function limitsOf(rules: SchemaObject): SchemaObject {
  return Object.fromEntries(Object.entries(rules).filter(([keyword]) => limitNames.includes(keyword)));
}

function without(rules: SchemaObject, keywords: readonly string[]): SchemaObject {
  return Object.fromEntries(Object.entries(rules).filter(([keyword]) => !keywords.includes(keyword)));
}

function rulesOf(json: SchemaObject, context: Context): SchemaObject {
  const { required, propertyNames, ...rest } = withoutUnsafe(json);
  const inner = (value: unknown, name?: string): unknown => {
    if (typeof value !== "object" || value === null) return value;
    const shown =
      name === undefined ? undefined : context.shown?.fields?.find((field) => field.name === name);
    return relax(value as SchemaObject, { ...context, shown });
  };
  const item = (value: unknown): unknown =>
    typeof value === "object" && value !== null
      ? relax(value as SchemaObject, { ...context, shown: undefined, isComplete: true })
      : value;
  const rules: Record<string, unknown> = { ...rest };
  if (isMap(rest.properties)) {
    const entries = Object.entries(rest.properties).map(([name, value]) => [name, inner(value, name)]);
    rules.properties = Object.fromEntries(entries);
    if (context.isClosed) rules.additionalProperties ??= false;
  }
  if (rest.additionalProperties !== undefined) rules.additionalProperties = inner(rest.additionalProperties);
  if (rest.items !== undefined) rules.items = item(rest.items);
  if (Array.isArray(rest.prefixItems)) rules.prefixItems = rest.prefixItems.map(item);
  if (Array.isArray(rest.allOf)) {
    rules.allOf = rest.allOf.map((each) => relax(each, { ...context, shown: undefined, isClosed: false }));
  }
  if (isMap(propertyNames) && Object.keys(propertyNames).some((keyword) => keyword !== "type")) {
    rules.propertyNames = propertyNames;
  }
  return context.isComplete ? { ...rules, ...requiredOf(json) } : rules;
}

function requiredOf({ required, properties, additionalProperties }: SchemaObject): SchemaObject {
  if (!Array.isArray(required)) return {};
  const isOpen = additionalProperties !== undefined && additionalProperties !== false;
  return isOpen || !isMap(properties) ? { required } : requireAmong(required, Object.keys(properties));
}

/** Without the limits of integers that floats hold exactly, which no one means; above 0 is from 1. */
function withoutUnsafe({ minimum, maximum, exclusiveMinimum, ...rest }: SchemaObject): SchemaObject {
  const isFromOne = rest.type === "integer" && exclusiveMinimum === 0;
  return {
    ...rest,
    ...(isFromOne ? { minimum: 1 } : exclusiveMinimum !== undefined && { exclusiveMinimum }),
    ...(minimum !== undefined && minimum !== Number.MIN_SAFE_INTEGER && { minimum }),
    ...(maximum !== undefined && maximum !== Number.MAX_SAFE_INTEGER && { maximum }),
  };
}

function completeness(json: SchemaObject): SchemaObject | undefined {
  const { required, properties, additionalProperties } = json;
  const needs = isMap(properties)
    ? Object.entries(properties).flatMap(([name, value]) => {
        const inner = isMap(value) ? completeness(value) : undefined;
        return inner === undefined ? [] : [[name, inner]];
      })
    : [];
  const each = isMap(additionalProperties) ? completeness(additionalProperties) : undefined;
  if (required === undefined && needs.length === 0 && each === undefined) return undefined;
  return {
    doNotSuggest: true,
    ...requiredOf(json),
    ...(needs.length > 0 && { properties: Object.fromEntries(needs) }),
    ...(each !== undefined && { additionalProperties: each }),
  };
}

function isMap(value: unknown): value is SchemaObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
