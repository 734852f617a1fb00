import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { experimentShape } from "@titrate/config";
import { builtinPlugins, executors } from "@titrate/container";
import type { Plugin } from "@titrate/plugin";
import { type Kind, kinds } from "@titrate/plugin/host";
import { root } from "../acceptance/cli.ts";
import { comment, keyText, membersOf, partsName } from "./typescript-text.ts";

/** The file, from the repository's root. */
export const path = "packages/experiment/src/definition/builtin-parts.ts";

/** The types of all built-in plugins and of the keys of an experiment, from their schemas. */
export function builtinPartsText(): string {
  const text = [
    "// The plugins that titrate comes with, and the keys of an experiment: from their schemas, by",
    "// `npx vitest run test/api -u`. Not to be changed by hand.",
    'import type { NoParameters, Part, Value } from "./part.ts";',
    ...Object.keys(kinds).map((kind) => renderKind(kind as Kind)),
    comment("The keys of an experiment.") +
      `export interface ExperimentKeys {\n${membersOf(experimentShape(executors.map(({ name }) => name)))}\n}`,
  ].join("\n\n");
  return format(`${text.replace("by\n\n//", "by\n//").replace("hand.\n\n", "hand.\n")}\n`);
}

function renderKind(kind: Kind): string {
  const plugins = builtinPlugins.filter((plugin) => plugin.kind === kind).map(renderPlugin);
  const words = `The ${kinds[kind].plural} by name, each with its parameters.`;
  return `${comment(words)}export interface ${partsName(kind)} {\n${plugins.join("\n")}\n}`;
}

function renderPlugin({ name, summary, params }: Plugin): string {
  const isBare = Object.keys(params).length === 0;
  const type = isBare ? "NoParameters" : `{\n${membersOf(params)}\n}`;
  return `${comment(summary)}readonly ${keyText(name)}: ${type};`;
}

function format(text: string): string {
  const biome = join(root, "node_modules/@biomejs/biome/bin/biome");
  const args = [biome, "format", `--stdin-file-path=${path}`];
  return execFileSync(process.execPath, args, { cwd: root, input: text, encoding: "utf8" });
}
