import { ConfigError, formatFile, formatProblem, type Problem } from "@titrate/config";
import { prepareExperiment } from "@titrate/experiment";
import { jsonPieces } from "@titrate/report";
import { type ExitCode, exitCodes } from "../exit-code.ts";
import { packagedConfigs } from "../packaged-configs.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { UsageError } from "../usage-error.ts";
import { type Finding, findingsDocument } from "./findings-document.ts";

export interface ValidateOptions {
  readonly json?: boolean;
}

/**
 * What `titrate validate` does.
 *
 * @throws UsageError where no file is named.
 */
export async function validateExperiments(
  words: readonly string[],
  { json = false }: ValidateOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { out, signal } = terminal;
  const overrides = words.filter(isOverride);
  const files = [...new Set(words.filter((word) => !isOverride(word)))];
  if (files.length === 0) throw new UsageError("name an experiment's file: titrate validate x.yaml");
  const findings: Finding[] = [];
  for (const file of files) {
    const finding = await check(file, overrides, signal);
    if (signal.aborted) return exitCodes.interrupted;
    findings.push(finding);
    if (!json) out.write(`${headline(finding)}\n`);
  }
  const isFine = findings.every(({ problems }) => problems.length === 0);
  if (json) {
    for (const piece of jsonPieces(findingsDocument(findings))) out.write(piece);
  } else {
    const told = toldOnce(findings);
    if (told.length > 0) out.write(`\n${told.map((problem) => formatProblem(problem)).join("\n\n")}\n`);
    if (!isFine || files.length > 1) out.write(`\n${summary(findings, told.length)}\n`);
  }
  return isFine ? exitCodes.ok : exitCodes.usage;
}

/** A word that no file is called by: `a=1`, `+a=1`, `~a`. */
function isOverride(word: string): boolean {
  return /^[+~]|=/.test(word);
}

async function check(file: string, overrides: readonly string[], signal: AbortSignal): Promise<Finding> {
  try {
    const { plan } = await prepareExperiment(file, { overrides, packagedConfigs, signal });
    return { file, arms: plan.arms.length, runs: plan.runs.length, problems: [] };
  } catch (error) {
    if (signal.aborted) return { file, problems: [] };
    if (error instanceof ConfigError) return { file, problems: error.problems };
    throw error;
  }
}

function headline({ file, problems, arms = 0, runs = 0 }: Finding): string {
  const name = formatFile(file);
  return problems.length === 0
    ? `${name}  ok  ${counted(arms, "arm")}, ${counted(runs, "run")}`
    : `${name}  ${counted(problems.length, "problem")}`;
}

function summary(findings: readonly Finding[], problemCount: number): string {
  const wrong = findings.filter(({ problems }) => problems.length > 0).length;
  const files = counted(findings.length, "file");
  return wrong === 0 ? `${files}, all ok` : `${files}, ${wrong} wrong: ${counted(problemCount, "problem")}`;
}

/** What several experiments include is wrong once; a note says which. */
function toldOnce(findings: readonly Finding[]): Problem[] {
  const told = new Map<string, { readonly problem: Problem; readonly files: string[] }>();
  for (const { file, problems } of findings) {
    for (const problem of problems) {
      // The same argument overrides another value in each.
      const text = formatProblem({ ...problem, overrides: undefined });
      const same = told.get(text) ?? { problem, files: [] };
      told.set(text, same);
      if (same.files.at(-1) !== file) same.files.push(file);
    }
  }
  return [...told.values()].map(({ problem, files }) => {
    if (files.length === 1) return problem;
    const names = files.map((file) => formatFile(file));
    const shown = [...names.slice(0, mostNamed), ...(names.length > mostNamed ? ["..."] : [])];
    const note = `in ${files.length} of ${findings.length} experiments: ${shown.join(", ")}`;
    return { ...problem, notes: [...(problem.notes ?? []), note] };
  });
}

/** More files than these are no help in a line. */
const mostNamed = 8;

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
