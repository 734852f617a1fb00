import { builtinPlugins } from "@titrate/container";
import { throwingPlace } from "@titrate/engine";
import type { Plugin } from "@titrate/plugin";
import { jsonPieces } from "@titrate/report";
import {
  conformance,
  type Finding,
  hostProblemsOf,
  missingParameters,
  parameterProblem,
  runCheck,
} from "@titrate/testkit";
import { type ExitCode, exitCodes } from "../exit-code.ts";
import { type CheckedPlugin, renderFindings } from "../terminal/findings.ts";
import { screenWidth, type Terminal } from "../terminal/terminal.ts";
import { UsageError } from "../usage-error.ts";
import { loadUserPlugins, placeOfName, placeOfPart, shown, type UserPlugin } from "./user-plugins.ts";
import { writtenParams } from "./written-params.ts";

export interface CheckOptions {
  readonly param?: readonly string[];
  readonly json?: boolean;
}

/**
 * What `titrate plugin check` does.
 *
 * @throws UsageError, ConfigError before anything was checked.
 */
export async function checkPlugin(
  file: string,
  { param = [], json = false }: CheckOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { out, err, palette, signal } = terminal;
  const params = writtenParams(param);
  const own = await loadUserPlugins(file);
  const written = own.map((each) => ({ ...each, params: paramsOf(each, params) }));
  refuseUnknown(own, params);
  const plugins = [...builtinPlugins, ...own.map(({ plugin }) => plugin)];
  const checked: CheckedPlugin[] = [];
  const errors: string[] = [];
  for (const each of written) {
    const findings = [
      ...(await findingsOf(each.plugin, { params: each.params, plugins }, signal)),
      hostFinding(each.file),
    ];
    checked.push({ ...describe(each), findings });
    errors.push(...errorsOf(each, findings));
  }
  if (json) for (const piece of jsonPieces(checked.map(withoutErrors))) out.write(piece);
  else for (const each of checked) out.write(renderFindings(each, { palette, width: screenWidth(terminal) }));
  for (const error of errors) err.write(`${error}\n`);
  return errors.length > 0 ? exitCodes.runFailed : exitCodes.ok;
}

type Findings = CheckedPlugin["findings"];

async function findingsOf(
  plugin: Plugin,
  options: { readonly params: Record<string, unknown>; readonly plugins: readonly Plugin[] },
  signal: AbortSignal,
): Promise<Findings> {
  const findings: Findings[number][] = [];
  for (const check of conformance(plugin, { ...options, directory: process.cwd() })) {
    signal.throwIfAborted();
    findings.push({ name: check.name, must: check.must, ...(await runCheck(check)) });
    // An interrupt is seen only between tasks.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return findings;
}

/** What in the plugin's file, or a file that it imports by its path, lets more than config, data and seed into a result. */
function hostFinding(file: string): Findings[number] {
  const check = { name: "the same on every machine", must: true };
  const [first] = hostProblemsOf(file);
  if (first !== undefined) return { ...check, outcome: "fails", detail: first.message, place: first };
  return {
    ...check,
    outcome: "holds",
    detail:
      "no clock, no Math.exp and its kind, no random numbers of its own in this file and those beside it",
  };
}

/** The parameters that a plugin of the file has. */
function paramsOf({ plugin, file }: UserPlugin, params: Record<string, unknown>): Record<string, unknown> {
  const own = Object.fromEntries(Object.entries(params).filter(([key]) => Object.hasOwn(plugin.params, key)));
  const [missing] = missingParameters(plugin, own);
  const place = placeOfName(file, plugin.name);
  const subject = `${plugin.kind} "${plugin.name}"`;
  if (missing !== undefined) {
    throw new UsageError(`${place}  ${subject} has no default for ${missing}; add --param ${missing}=...`);
  }
  const problem = parameterProblem(plugin, own);
  if (problem !== undefined) throw new UsageError(`${place}  ${subject}: ${problem}`);
  return own;
}

function refuseUnknown(own: readonly UserPlugin[], params: Record<string, unknown>): void {
  const known = own.flatMap(({ plugin }) => Object.keys(plugin.params));
  const unknown = Object.keys(params).find((key) => !known.includes(key));
  if (unknown === undefined) return;
  throw new UsageError(
    `--param: there is no parameter "${unknown}"; there are ${known.join(", ") || "none"}`,
  );
}

/** A line for each different thing that is wrong, with its place in the file. */
function errorsOf({ plugin, file }: UserPlugin, findings: Findings): string[] {
  const failed = findings.filter(({ outcome, must }) => outcome === "fails" && must);
  const first = failed.filter(({ detail }, i) => failed.findIndex((each) => each.detail === detail) === i);
  return first.map((finding) => {
    const what = finding.detail.includes(`"${plugin.name}"`) ? "" : `${plugin.kind} "${plugin.name}", `;
    return `${placeOfFinding(plugin, file, finding)}  E_PLUGIN  ${what}${finding.name}: ${finding.detail}`;
  });
}

function placeOfFinding({ name }: Plugin, file: string, finding: Finding): string {
  if (finding.outcome !== "fails") return placeOfName(file, name);
  if (finding.place !== undefined) return `${shown(finding.place.file)}:${finding.place.line}`;
  const thrown = finding.error instanceof Error ? throwingPlace(finding.error) : undefined;
  const match = thrown === undefined ? null : /^(.*):(\d+)$/.exec(thrown);
  if (match !== null) return `${shown(match[1]!)}:${match[2]}`;
  return finding.part === undefined ? placeOfName(file, name) : placeOfPart(file, name, finding.part);
}

const describe = ({ plugin: { kind, name, summary }, file }: UserPlugin) => ({
  file: shown(file),
  kind,
  name,
  summary,
});

/** As JSON: what was thrown is said in the detail. */
const withoutErrors = ({ findings, ...rest }: CheckedPlugin): object => ({
  ...rest,
  checks: findings.map(({ name, must, outcome, detail }) => ({ name, must, outcome, detail })),
});
