import { builtinPlugins } from "@titrate/container";
import { kinds, type Plugin } from "@titrate/plugin";
import { type Parameter, parametersOf } from "./parameters.ts";
import { isCommon } from "./reference.ts";

/** The section "Built-ins" of docs/plugins.md, from the plugins themselves. */
export function renderBuiltins(): string {
  const tables = Object.entries(kinds).map(([kind, { plural }]) => {
    const rows = builtinPlugins.filter((plugin) => plugin.kind === kind).map(renderRow);
    const head = ["| name | parameters | what it is |", "|---|---|---|"];
    return [`### ${plural[0]!.toUpperCase()}${plural.slice(1)}`, "", ...head, ...rows].join("\n");
  });
  return `${tables.join("\n\n")}\n`;
}

function renderRow({ kind, name, params, summary }: Plugin): string {
  const parameters = parametersOf(params)
    .filter(({ key }) => !isCommon(kind, key))
    .map(renderParameter);
  const link = `[\`${name}\`](reference/${kind}/${name}.md)`;
  return `| ${[link, parameters.join(", "), summary].map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

/** `lr: 0.01` (above 0) */
function renderParameter({ key, required, written, takes }: Parameter): string {
  const code = written !== undefined ? `${key}: ${written}` : required ? key : `${key}?`;
  // What a default shows by itself is not said again.
  return ["", "true, false", "text", "a number"].includes(takes) ? `\`${code}\`` : `\`${code}\` (${takes})`;
}
