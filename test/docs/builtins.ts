import { builtinPlugins } from "@titrate/container";
import type { Plugin } from "@titrate/plugin";
import { describeParameters, kinds, type ShownParameter } from "@titrate/plugin/host";
import { isCommon } from "./reference.ts";
import { yamlOf } from "./yaml-of.ts";

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
  const parameters = describeParameters(params)
    .filter((parameter) => !isCommon(kind, parameter.name))
    .map(renderParameter);
  const link = `[\`${name}\`](reference/${kind}/${name}.md)`;
  return `| ${[link, parameters.join(", "), summary].map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

/** `lr: 0.01`; `units` must be given, `inputs?` may be left out. */
function renderParameter({ name, required, ...rest }: ShownParameter): string {
  if ("default" in rest) return `\`${name}: ${yamlOf(rest.default)}\``;
  return required ? `\`${name}\`` : `\`${name}?\``;
}
