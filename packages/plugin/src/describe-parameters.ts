import { z } from "zod";
import { kinds } from "./kinds.ts";
import type { ZodShape } from "./plugin.ts";
import { describeParam } from "./schema.ts";

/** A parameter in words. */
export interface ShownParameter {
  readonly name: string;
  /** What it takes, in words: "a number above 0". */
  readonly takes: string;
  readonly required: boolean;
  /** As in YAML; absent where there is none. */
  readonly default?: unknown;
  /** What its schema's `describe` says. */
  readonly description?: string;
  /** The keys of what it takes, where that is a map of its own: `epochs` of `train`. */
  readonly fields?: readonly ShownParameter[];
}

/** The parameters of a plugin in words, in their order: for listings, pages and help. */
export function describeParameters(params: ZodShape): ShownParameter[] {
  return Object.entries(params).map(([name, schema]) => {
    const param = describeParam(schema);
    const fields = fieldsOf(schema);
    return {
      name,
      takes: param.form === "value" ? describeValue(schema) : describePart(param.form, param.kind),
      required: param.required,
      ...("default" in param && { default: param.default }),
      ...(schema.description !== undefined && { description: schema.description }),
      ...(fields !== undefined && { fields }),
    };
  });
}

function fieldsOf(schema: z.core.$ZodType): ShownParameter[] | undefined {
  const { def } = schema._zod;
  if (schema instanceof z.ZodObject) return describeParameters(schema.shape as ZodShape);
  return "innerType" in def ? fieldsOf(def.innerType as z.core.$ZodType) : undefined;
}

function describePart(form: "part" | "array" | "record", kind: keyof typeof kinds): string {
  if (form === "part") return /^(?:[aeiou]|rng)/.test(kind) ? `an ${kind}` : `a ${kind}`;
  return form === "array" ? `a list of ${kinds[kind].plural}` : `${kinds[kind].plural} by name`;
}

function describeValue(schema: z.ZodType): string {
  return describeJson(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }));
}

type Json = Exclude<Parameters<typeof z.fromJSONSchema>[0], boolean>;

function describeJson(json: Json): string {
  if (json.enum !== undefined) return json.enum.map(String).join(" or ");
  if (json.const !== undefined) return String(json.const);
  const choices = json.anyOf ?? json.oneOf;
  if (choices !== undefined) {
    return choices
      .map((choice) => (typeof choice === "boolean" ? "anything" : describeJson(choice)))
      .join(", or ");
  }
  const types: unknown = json.type;
  if (Array.isArray(types)) {
    return types.map((type) => describeJson({ ...json, type } as Json)).join(", or ");
  }
  switch (json.type) {
    case "boolean":
      return "true or false";
    case "string":
      return "a text";
    case "null":
      return "null";
    case "array": {
      const { items } = json;
      const isKnown = typeof items === "object" && !Array.isArray(items);
      return isKnown ? `a list, each ${describeJson(items as Json)}` : "a list";
    }
    case "object":
      return "a map";
    case "integer":
    case "number":
      return json.type === "integer"
        ? `a whole number${rangeOf(json)}`.replace("above 0", "from 1")
        : `a number${rangeOf(json)}`;
    default:
      return "a value";
  }
}

function rangeOf({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Json): string {
  const isLimit = (limit: unknown) => typeof limit === "number" && Math.abs(limit) < Number.MAX_SAFE_INTEGER;
  const words = [
    isLimit(exclusiveMinimum) && `above ${exclusiveMinimum}`,
    isLimit(minimum) && `from ${minimum}`,
    isLimit(exclusiveMaximum) && `below ${exclusiveMaximum}`,
    isLimit(maximum) && `to ${maximum}`,
  ];
  const range = words
    .filter((word) => word !== false)
    .join(" and ")
    .replace("and to", "to");
  return range === "" ? "" : ` ${range}`;
}
