import { describeParam, kinds, type ZodShape, type z, z as zod } from "@titrate/plugin";

/** A parameter of a plugin in words. */
export interface Parameter {
  readonly key: string;
  readonly required: boolean;
  /** Its default, as in YAML. */
  readonly written?: string;
  /** What it may be, where a few words say it: "above 0", "an activation". */
  readonly takes: string;
  readonly description: string;
}

export function parametersOf(params: ZodShape): Parameter[] {
  return Object.entries(params).map(([key, schema]) => {
    const param = describeParam(schema);
    const written = yamlOf(param.default);
    return {
      key,
      required: param.required,
      ...("default" in param && { written }),
      takes: param.form === "value" ? takenBy(schema) : takenPart(param.form, param.kind),
      description: schema.description ?? "",
    };
  });
}

function yamlOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value !== "number") return JSON.stringify(value);
  const [plain, scientific] = [String(value), value.toExponential()];
  return scientific.length < plain.length ? scientific.replace("e+", "e") : plain;
}

function takenPart(form: "part" | "array" | "record", kind: keyof typeof kinds): string {
  if (form === "part") return /^[aeiou]/.test(kind) ? `an ${kind}` : `a ${kind}`;
  return form === "array" ? `a list of ${kinds[kind].plural}` : `${kinds[kind].plural} by name`;
}

/** What a value may be, where a few words say it. */
function takenBy(schema: z.ZodType): string {
  return wordsFor(zod.toJSONSchema(schema, { io: "input", unrepresentable: "any" }));
}

interface JsonSchema {
  readonly type?: unknown;
  readonly enum?: readonly unknown[] | undefined;
  readonly const?: unknown;
  readonly anyOf?: readonly unknown[] | undefined;
  readonly minimum?: unknown;
  readonly maximum?: unknown;
  readonly exclusiveMinimum?: unknown;
  readonly exclusiveMaximum?: unknown;
}

function wordsFor(json: JsonSchema): string {
  if (json.anyOf !== undefined) {
    return json.anyOf.map((each) => wordsFor(each as JsonSchema)).join("; or ");
  }
  if (json.enum !== undefined) return json.enum.join(", ");
  if (json.const !== undefined) return String(json.const);
  if (json.type === "boolean") return "true, false";
  if (json.type === "string") return "text";
  if (json.type === "array") return "a list";
  if (json.type === "object") return "a map";
  const range = rangeOf(json);
  if (json.type === "integer") return range === "" ? "whole" : `whole, ${range}`.replace("above 0", "from 1");
  return json.type === "number" && range === "" ? "a number" : range;
}

function rangeOf({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: JsonSchema): string {
  const isLimit = (bound: unknown) => typeof bound === "number" && Math.abs(bound) < Number.MAX_SAFE_INTEGER;
  const words = [
    isLimit(exclusiveMinimum) && `above ${exclusiveMinimum}`,
    isLimit(minimum) && `from ${minimum}`,
    isLimit(exclusiveMaximum) && `below ${exclusiveMaximum}`,
    isLimit(maximum) && `to ${maximum}`,
  ];
  return words.filter((word) => word !== false).join(" and ");
}
