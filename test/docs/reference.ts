import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { builtinPlugins } from "@titrate/container";
import type { Plugin } from "@titrate/plugin";
import { commonOptimizerKeys, describeParameters, type Kind } from "@titrate/plugin/host";
import { root } from "../acceptance/cli.ts";
import { writingsOf } from "../differential/catalogue/written.ts";
import { pictureOf } from "./pictures.ts";
import { yamlOf } from "./yaml-of.ts";

/** A file of docs/reference, by its path there. */
export interface ReferenceFile {
  readonly path: string;
  readonly text: string;
}

/** A page for every built-in plugin, with a picture where there is one. */
export function referenceFiles(): ReferenceFile[] {
  return builtinPlugins.flatMap((plugin) => {
    const { kind, name } = plugin;
    const picture = pictureOf(plugin);
    const page = { path: `${kind}/${name}.md`, text: renderPage(plugin, picture !== undefined) };
    return picture === undefined ? [page] : [page, { path: `${kind}/${name}.svg`, text: picture }];
  });
}

function renderPage(plugin: Plugin, hasPicture: boolean): string {
  const { kind, name, summary, source } = plugin;
  const parts = [
    `# ${kind} \`${name}\``,
    summary,
    ...(hasPicture ? [`![${name}](${name}.svg)`] : []),
    ...renderParameters(plugin),
    `\`\`\`yaml\n${writingsOf(kind, name)
      .map((written) => places[kind](partOf(written)))
      .join("\n")}\n\`\`\``,
    ...(source === undefined ? [] : [`Source: ${source}.`]),
    ...renderFile(plugin),
  ];
  return `${parts.join("\n\n")}\n`;
}

function renderParameters({ kind, params }: Plugin): string[] {
  const parameters = describeParameters(params).filter(({ name }) => !isCommon(kind, name));
  const more =
    kind === "optimizer"
      ? ["Beside these, `clip` and `groups`: see [plugins](../../plugins.md#optimizer)."]
      : [];
  if (parameters.length === 0) return ["No parameters.", ...more];
  const rows = parameters.map(({ name, takes, description = "", ...rest }) => {
    const value =
      "default" in rest ? yamlOf(rest.default) : rest.required ? "must be given" : "may be left out";
    return `| ${[`\`${name}\``, takes, value, description].map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  });
  return [["| parameter | takes | default | |", "|---|---|---|---|", ...rows].join("\n"), ...more];
}

export function isCommon(kind: Kind, key: string): boolean {
  return kind === "optimizer" && commonOptimizerKeys.includes(key);
}

/** Where a part of each kind stands in YAML. */
const places: Readonly<Record<Kind, (part: string) => string>> = {
  activation: (part) => `activation: ${part}`,
  callback: (part) => `callbacks: [${part}]`,
  dataset: (part) => `dataset: ${part}`,
  initializer: (part) => `weights: ${part}`,
  layer: (part) => `- ${part}`,
  loss: (part) => `loss: ${part}`,
  metric: (part) => `metrics: [${part}]`,
  optimizer: (part) => `optimizer: ${part}`,
  regularizer: (part) => `regularizers: [${part}]`,
  rng: (part) => `rng: ${part}`,
  schedule: (part) => `schedule: ${part}`,
  transform: (part) => `transforms: [${part}]`,
};

/** A part without parameters is its name. */
function partOf({ type, ...params }: { readonly type: string }): string {
  return Object.keys(params).length === 0 ? type : yamlOf({ type, ...params });
}

function renderFile(plugin: Plugin): string[] {
  const path = fileOf(plugin);
  const text = readFileSync(join(root, path), "utf8").trimEnd();
  return [`Its file, [${path}](../../../${path}):`, `\`\`\`ts\n${text}\n\`\`\``];
}

const sources: readonly { readonly path: string; readonly text: string }[] = readdirSync(
  join(root, "packages"),
)
  .flatMap((name) => {
    const folder = join(root, "packages", name, "src");
    return readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => join(folder, file));
  })
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
  .map((file) => ({ path: relative(root, file).replaceAll("\\", "/"), text: readFileSync(file, "utf8") }));

/** The file that a built-in is defined in. */
function fileOf({ kind, name }: Plugin): string {
  const define = new RegExp(`\\bdefine\\w*${kind[0]!.toUpperCase()}${kind.slice(1)}\\(`);
  const found = sources.filter(
    ({ path, text }) => path.endsWith(`/${name}.ts`) && define.test(text) && text.includes(`"${name}"`),
  );
  if (found.length === 1) return found[0]!.path;
  throw new Error(`${kind} "${name}" is in ${found.length} files of its name`);
}
