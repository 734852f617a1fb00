import { blame, configToYaml } from "@titrate/config";
import { planExperiment, UnknownArmError } from "@titrate/experiment";
import { jsonPieces } from "@titrate/report";
import { type ExitCode, exitCodes } from "../exit-code.ts";
import { packagedConfigs } from "../packaged-configs.ts";
import { blameJson, renderBlame } from "../terminal/blame.ts";
import { renderDefaultsTree, treeJson } from "../terminal/defaults-tree.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { UsageError } from "../usage-error.ts";

export interface ConfigOptions {
  readonly blame?: boolean;
  readonly defaultsTree?: boolean;
  readonly arm?: number;
  readonly json?: boolean;
}

/** Of the JSON documents. */
const version = 1;

/**
 * What `titrate config` does.
 *
 * @throws ConfigError, UsageError.
 */
export async function showConfig(
  file: string,
  overrides: readonly string[],
  { blame: isBlame = false, defaultsTree = false, arm: number, json = false }: ConfigOptions,
  { out, palette }: Terminal,
): Promise<ExitCode> {
  if (isBlame && defaultsTree) throw new UsageError("--blame and --defaults-tree are two views: ask for one");
  const { plan, resolve } = await planExperiment(file, { overrides, packagedConfigs });
  const arm = number === undefined ? plan : plan.arms[number - 1];
  if (arm === undefined) throw new UsageError(`--arm: ${new UnknownArmError(number!, plan.arms).message}`);
  const { composed } = arm;
  const config = number === undefined ? resolve(arm) : withoutSweep(resolve(arm));
  const [text, document] = defaultsTree
    ? [() => renderDefaultsTree(composed.tree, palette), () => ({ tree: treeJson(composed.tree) })]
    : isBlame
      ? [
          () => renderBlame(blame(config, composed), palette),
          () => ({ values: blameJson(blame(config, composed)) }),
        ]
      : [() => configToYaml(config), () => ({ config })];
  if (json) for (const piece of jsonPieces({ version, ...document() })) out.write(piece);
  else out.write(text());
  return exitCodes.ok;
}

/** An arm is one config: the grid has given it its values, and its seeds stay. */
function withoutSweep({
  sweep,
  report,
  ...config
}: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { seeds } = (sweep ?? {}) as { readonly seeds?: unknown };
  return { ...config, ...(seeds !== undefined && { sweep: { seeds } }), ...alone(report) };
}

/** What a report compares are values of the grid. */
function alone(report: unknown): Record<string, unknown> {
  if (report === undefined) return {};
  const { compare: _, within: __, ...rest } = report as Readonly<Record<string, unknown>>;
  return { report: rest };
}
