import { configToYaml } from "@titrate/config";
import { jsonPieces } from "@titrate/report";
import { type ExitCode, exitCodes } from "../exit-code.ts";
import { existingStore } from "../store-folder.ts";
import { runTable } from "../terminal/run-table.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { unfinished } from "./known-runs.ts";

export interface ShowOptions {
  readonly json?: boolean;
  readonly store?: string;
}

/**
 * What `titrate show` does.
 *
 * @throws StoreError where there is no such run, or it is damaged.
 */
export async function showRun(name: string, options: ShowOptions, { out }: Terminal): Promise<ExitCode> {
  const store = existingStore(options.store);
  const id = store.resolveAnyRun(name);
  if (!store.hasRun(id)) {
    const run = unfinished(store, id);
    if (options.json) for (const piece of jsonPieces({ v: 1, ...run })) out.write(piece);
    else out.write(runTable([run]));
    return exitCodes.ok;
  }
  const { identity, config, result, manifest, audits } = store.readRun(id)!;
  if (options.json) {
    const document = { v: 1, id, identity: JSON.parse(identity), config, result, manifest, audits };
    for (const piece of jsonPieces(document)) out.write(piece);
    return exitCodes.ok;
  }
  const { plugins, start } = JSON.parse(identity) as { plugins: Record<string, string>; start?: string };
  const { seed, final, digest, parameterCount } = result;
  const lines: [string, string][] = [
    ["run", id],
    ["experiment", `${manifest.experiment} (${manifest.file})`],
    ["arm", String(manifest.arm || "the only one")],
    ["seed", String(seed)],
    ...Object.entries(plugins).map(([plugin, sha]): [string, string] => [
      "plugin",
      `${plugin} ${sha.slice(0, 12)}`,
    ]),
    ...(start === undefined ? [] : [["start", `from the weights of ${manifest.start}`] as [string, string]]),
    ["parameters", String(parameterCount)],
    ["weights", `SHA-256 ${digest}`],
    ...Object.entries(final).map(([figure, value]): [string, string] => [figure, String(value)]),
    [
      "finished",
      `${manifest.finished}, after ${manifest.milliseconds} ms, on ${manifest.host} (${manifest.cpu}, Node ${manifest.node})`,
    ],
    ["audits", `${audits.same} agreed, ${audits.differing} differed`],
    ["files", store.runFolder(id)],
  ];
  const width = Math.max(...lines.map(([label]) => label.length));
  for (const [label, text] of lines) out.write(`${label.padEnd(width)}  ${text}\n`);
  out.write(`\n${configToYaml(config.config)}`);
  return exitCodes.ok;
}
