import { didYouMean } from "@titrate/config";
import { builtinPlugins } from "@titrate/container";
import type { Plugin } from "@titrate/plugin";
import { describeParameters, type Kind, kinds } from "@titrate/plugin/host";
import { jsonPieces } from "@titrate/report";
import { type ExitCode, exitCodes } from "../exit-code.ts";
import { renderPluginList } from "../terminal/plugin-list.ts";
import { renderPluginPage } from "../terminal/plugin-page.ts";
import { screenWidth, type Terminal } from "../terminal/terminal.ts";
import { UsageError } from "../usage-error.ts";
import { loadUserPlugins } from "./user-plugins.ts";
import { writtenParams } from "./written-params.ts";

export interface ListOptions {
  readonly plugin?: readonly string[];
  readonly param?: readonly string[];
  readonly json?: boolean;
}

/**
 * What `titrate plugins` does.
 *
 * @throws UsageError, ConfigError.
 */
export async function listPlugins(
  what: string | undefined,
  { plugin: files = [], param = [], json = false }: ListOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { out, palette } = terminal;
  const params = writtenParams(param);
  const own: Plugin[] = [];
  for (const file of files) for (const { plugin } of await loadUserPlugins(file)) own.push(plugin);
  const all = [...builtinPlugins, ...own].sort((a, b) => compare(a.kind, b.kind) || compare(a.name, b.name));
  const found = what === undefined ? all : findPlugins(what, all);
  const isOne = what !== undefined && kindOf(what) === undefined;
  if (json) {
    const described = found.map(describe);
    for (const piece of jsonPieces(isOne ? described[0]! : described)) out.write(piece);
    return exitCodes.ok;
  }
  out.write(
    isOne
      ? renderPluginPage(found[0]!, { width: screenWidth(terminal), palette, params, plugins: all })
      : renderPluginList(found, { palette, width: out.columns || Number.POSITIVE_INFINITY }),
  );
  return exitCodes.ok;
}

/** The plugins of a kind, or the one that `what` names. */
function findPlugins(what: string, all: readonly Plugin[]): readonly Plugin[] {
  const kind = kindOf(what);
  if (kind !== undefined) return all.filter((plugin) => plugin.kind === kind);
  const [first, second] = what.split("/");
  if (second !== undefined) {
    const ofKind = kindOf(first!);
    if (ofKind === undefined) throw unknownName(`there is no kind "${first}"`, first!, Object.keys(kinds));
    const named = all.filter((plugin) => plugin.kind === ofKind);
    const one = named.find(({ name }) => name === second);
    if (one !== undefined) return [one];
    throw unknownName(
      `there is no ${ofKind} "${second}"`,
      second,
      named.map(({ name }) => name),
    );
  }
  const named = all.filter(({ name }) => name === what);
  if (named.length === 1) return named;
  if (named.length > 1) {
    const titles = named.map((plugin) => `${plugin.kind}/${plugin.name}`);
    throw new UsageError(`"${what}" is the name of several: say which, ${titles.join(" or ")}`);
  }
  const known = [...Object.keys(kinds), ...new Set(all.map(({ name }) => name))];
  throw unknownName(`there is no kind and no plugin "${what}"`, what, known);
}

function unknownName(problem: string, word: string, known: readonly string[]): UsageError {
  return new UsageError(`${problem}; ${didYouMean(word, known) ?? "titrate plugins lists them all"}`);
}

/** The kind that a word names, as one or as several: "activation", "activations". */
export function kindOf(word: string): Kind | undefined {
  const entries = Object.entries(kinds) as [Kind, { plural: string }][];
  return entries.find(([kind, { plural }]) => kind === word || plural === word)?.[0];
}

const describe = ({ kind, name, summary, source, params }: Plugin): object => ({
  kind,
  name,
  summary,
  source,
  parameters: describeParameters(params),
});

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
