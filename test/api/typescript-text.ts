import type { ZodShape } from "@titrate/plugin";
import { z } from "@titrate/plugin";
import { describeParam, describeParameters, type Kind, type ShownParameter } from "@titrate/plugin/host";

/** The keys of parameters or of an experiment as members of an interface, each with its description. */
export function membersOf(params: ZodShape): string {
  const shown = describeParameters(params);
  const members = Object.entries(params).map(([key, schema], index) => memberOf(key, schema, shown[index]!));
  return members.join("\n");
}

/** The interface that holds the plugins of a kind. */
export function partsName(kind: Kind): string {
  return `${kind[0]!.toUpperCase()}${kind.slice(1)}Parts`;
}

/** A JSDoc comment; none of nothing. */
export function comment(text: string): string {
  return text === "" ? "" : `/** ${text.replaceAll("*/", "*\\/")} */\n`;
}

/** A key as it stands in an interface. */
export function keyText(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
}

function memberOf(key: string, schema: z.ZodType, shown: ShownParameter): string {
  const param = describeParam(schema);
  const isOptional = param.form === "value" ? schema.safeParse(undefined).success : !param.required;
  const type = param.form === "value" ? valueType(schema, shown) : partType(param.form, param.kind);
  const orNull = param.form !== "value" && param.nullable ? " | null" : "";
  return `${comment(wordsOf(shown))}readonly ${keyText(key)}${isOptional ? "?" : ""}: ${type}${orNull};`;
}

function partType(form: "part" | "array" | "record", kind: Kind): string {
  const part = `Part<${partsName(kind)}>`;
  if (form === "part") return part;
  return form === "array" ? `Value<readonly ${part}[]>` : `Value<{ readonly [name: string]: ${part} }>`;
}

function valueType(schema: z.ZodType, { fields }: ShownParameter): string {
  if (fields !== undefined) return orGiven(`{\n${membersOf(shapeOf(schema))}\n}`);
  return orGiven(jsonType(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" })));
}

/** Every text may be an interpolation as it is. */
function orGiven(type: string): string {
  return type === "string" || type === "unknown" ? type : `Value<${type}>`;
}

/** The keys of a map that a parameter takes, through whatever makes it optional. */
function shapeOf(schema: z.core.$ZodType): ZodShape {
  if (schema instanceof z.ZodObject) return schema.shape as ZodShape;
  return shapeOf((schema._zod.def as unknown as { readonly innerType: z.core.$ZodType }).innerType);
}

type Json = Exclude<Parameters<typeof z.fromJSONSchema>[0], boolean>;

function jsonType(json: Json | boolean | undefined): string {
  if (json === undefined || typeof json === "boolean") return "unknown";
  const choices = json.enum ?? (json.const === undefined ? undefined : [json.const]);
  if (choices !== undefined) return choices.map((choice) => JSON.stringify(choice)).join(" | ");
  const forms = json.anyOf ?? json.oneOf;
  if (forms !== undefined) return [...new Set(forms.map(jsonType))].join(" | ");
  switch (json.type) {
    case "number":
    case "integer":
      return "number";
    case "string":
    case "boolean":
    case "null":
      return json.type;
    case "array":
      return listType(json);
    case "object":
      return objectType(json);
    default:
      return "unknown";
  }
}

/** A list of a set length is a tuple where it is short. */
function listType({ items, minItems, maxItems }: Json): string {
  const item = orGiven(jsonType(items as Json | undefined));
  if (minItems !== undefined && minItems === maxItems && minItems <= 4) {
    return `readonly [${Array.from({ length: minItems }, () => item).join(", ")}]`;
  }
  return `readonly ${item}[]`;
}

function objectType({ properties = {}, required = [], additionalProperties }: Json): string {
  const members = Object.entries(properties).map(([key, value]) => {
    const { description = "" } = value as { readonly description?: string };
    const optional = required.includes(key) ? "" : "?";
    return `${comment(description)}readonly ${keyText(key)}${optional}: ${orGiven(jsonType(value as Json))};`;
  });
  if (members.length > 0) return `{\n${members.join("\n")}\n}`;
  return `{ readonly [key: string]: ${orGiven(jsonType(additionalProperties as Json | undefined))} }`;
}

/** What the type does not say: the description, the range, the default. */
function wordsOf({ description = "", takes, ...rest }: ShownParameter): string {
  const range = /\b(above|below|from)\b/.test(takes) ? sentence(takes) : "";
  const fallback = "default" in rest && !isEmpty(rest.default) ? `${code(rest.default)} unless given.` : "";
  return [description, range, fallback].filter((words) => words !== "").join(" ");
}

function sentence(words: string): string {
  return `${words[0]!.toUpperCase()}${words.slice(1)}.`;
}

function code(value: unknown): string {
  return `\`${typeof value === "string" ? value : JSON.stringify(value)}\``;
}

function isEmpty(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}
