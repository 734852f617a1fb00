import { builtinPlugins } from "@titrate/container";
import { describeParam, kinds, type Plugin, z } from "@titrate/plugin";

/** The section "Built-ins" of docs/plugins.md, from the plugins themselves. */
export function renderBuiltins(): string {
  const tables = Object.entries(kinds).map(([kind, { plural }]) => {
    const rows = builtinPlugins.filter((plugin) => plugin.kind === kind).map(renderRow);
    const head = ["| name | parameters | what it is |", "|---|---|---|"];
    return [`### ${plural[0]!.toUpperCase()}${plural.slice(1)}`, "", ...head, ...rows].join("\n");
  });
  return `${tables.join("\n\n")}\n`;
}

function renderRow({ name, params, summary }: Plugin): string {
  const parameters = Object.entries(params).map(([key, schema]) => renderParameter(key, schema));
  return `| ${[`\`${name}\``, parameters.join(", "), summary].map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

/** `lr: 0.01` (above 0) */
function renderParameter(key: string, schema: z.ZodType): string {
  const param = describeParam(schema);
  const written = typeof param.default === "string" ? param.default : JSON.stringify(param.default);
  const code = "default" in param ? `${key}: ${written}` : param.required ? key : `${key}?`;
  const takes = param.form === "value" ? renderSchema(schema) : renderPart(param.form, param.kind);
  return takes === "" ? `\`${code}\`` : `\`${code}\` (${takes})`;
}

function renderPart(form: "part" | "array" | "record", kind: keyof typeof kinds): string {
  if (form === "part") return /^[aeiou]/.test(kind) ? `an ${kind}` : `a ${kind}`;
  return form === "array" ? `a list of ${kinds[kind].plural}` : `${kinds[kind].plural} by name`;
}

/** What a value may be, where a few words say it. */
function renderSchema(schema: z.ZodType): string {
  const json = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  if (json.enum !== undefined) return json.enum.join(", ");
  if (json.type === "array") return "a list";
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = json;
  const isLimit = (bound: unknown) => typeof bound === "number" && Math.abs(bound) < Number.MAX_SAFE_INTEGER;
  const words = [
    isLimit(exclusiveMinimum) && `above ${exclusiveMinimum}`,
    isLimit(minimum) && `from ${minimum}`,
    isLimit(exclusiveMaximum) && `below ${exclusiveMaximum}`,
    isLimit(maximum) && `to ${maximum}`,
  ];
  const range = words.filter((word) => word !== false).join(" and ");
  return json.type === "integer" ? `whole, ${range}`.replace("above 0", "from 1") : range;
}
