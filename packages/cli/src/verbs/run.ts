import { existsSync, statSync, writeFileSync } from "node:fs";
import { dirname, extname } from "node:path";
import { parseArguments } from "@titrate/config";
import {
  collectResults,
  type ExperimentResults,
  type PreparedExperiment,
  prepareExperiment,
  type RecordedRun,
} from "@titrate/experiment";
import { jsonPieces, type Palette, renderAnswer, renderSvg, renderTable } from "@titrate/report";
import { type ExitCode, exitCodes } from "../exit-code.ts";
import { packagedConfigs } from "../packaged-configs.ts";
import { createProgress, type ProgressStream } from "../terminal/progress.ts";
import { createRunLog, renderSingleRun } from "../terminal/run-log.ts";
import { UsageError } from "../usage-error.ts";

export interface RunOptions {
  readonly seeds?: number;
  readonly json?: boolean;
  readonly svg?: string;
}

/** Where a verb writes, and what may stop it. */
export interface Terminal {
  readonly out: { write(text: string): unknown; readonly columns?: number };
  readonly err: ProgressStream;
  readonly palette: Palette;
  readonly signal: AbortSignal;
}

/**
 * `titrate run`: trains every run of an experiment and prints what came out.
 *
 * @throws ConfigError, UsageError before anything ran.
 */
export async function run(
  file: string,
  overrides: readonly string[],
  { seeds, json = false, svg }: RunOptions,
  { out, err, palette, signal }: Terminal,
): Promise<ExitCode> {
  const prepared = await prepareExperiment(file, {
    overrides: parseArguments(overrides),
    packagedConfigs,
    signal,
    ...(seeds !== undefined && { seeds }),
  });
  const { plan } = prepared;
  if (svg !== undefined) checkPicture(svg, prepared);
  const nameOf = (arm: { name: string }): string => arm.name || plan.experiment.name;
  const log = plan.runs.length === 1 && !json ? createRunLog(prepared) : undefined;
  const progress = createProgress(
    err,
    plan.arms.map((arm) => ({ name: nameOf(arm), runs: plan.seeds.length })),
  );
  if (log !== undefined) out.write(log.head);

  const records: RecordedRun[] = [];
  try {
    const observe = () => ({
      stepped: (done: number, total: number): void => progress.advance(done / total),
      evaluated: (evaluation: Parameters<NonNullable<typeof log>["evaluation"]>[0]): void => {
        if (log === undefined) return;
        progress.close();
        out.write(log.evaluation(evaluation));
      },
    });
    for await (const recorded of prepared.launch({ observe, signal })) {
      records.push(recorded);
      if (log === undefined) progress.finished(nameOf(recorded.run.arm), recorded.record.status === "failed");
    }
  } catch (error) {
    progress.close();
    if (!signal.aborted) throw error;
    err.write(`interrupted: ${records.length} of ${plan.runs.length} runs had finished; nothing is kept\n`);
    return exitCodes.interrupted;
  }
  progress.close();

  const results = collectResults(prepared, records);
  if (json) for (const piece of jsonPieces(results)) out.write(piece);
  else if (log !== undefined) out.write(renderSingleRun(results));
  else out.write(renderComparison(results, { palette, width: screenWidth(out) }));
  if (svg !== undefined) {
    if (results.summary !== undefined) writeFileSync(svg, renderSvg(results.summary, results.description));
    else err.write(`${svg} is not written: there is no comparison while a run fails\n`);
  }
  reportDiverged(results, err);
  return reportFailures(results, err);
}

/** What would keep the picture from being drawn is told before anything is trained. */
function checkPicture(file: string, { plan }: PreparedExperiment): void {
  if (plan.experiment.report === undefined || plan.runs.length < 2) {
    throw new UsageError("--svg draws a comparison: the experiment needs a `report:` and more than one run");
  }
  if (extname(file) !== ".svg") throw new UsageError(`--svg writes SVG: name the file ${file}.svg`);
  const folder = dirname(file);
  if (!existsSync(folder)) throw new UsageError(`--svg: there is no folder ${folder}; make it first`);
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`--svg: ${file} is a folder`);
}

/** Wide enough for a table, narrow enough to read; a terminal that does not know its width says 0. */
function screenWidth({ columns }: Terminal["out"]): number {
  return Math.max(40, Math.min(columns || 80, 100));
}

function renderComparison(results: ExperimentResults, options: { palette: Palette; width: number }): string {
  const { summary, answer } = results;
  if (summary === undefined || answer === undefined) return renderFinals(results);
  return `\n${renderTable(summary, options)}\n\n${renderAnswer(answer, options)}\n`;
}

/** Without a report, or with failed runs: each run's last figures. */
function renderFinals({ arms }: ExperimentResults): string {
  const lines = arms.flatMap(({ name, runs }) =>
    runs.map((run) => {
      const figures = run.status === "finished" ? Object.entries(run.final) : [];
      const shown = figures.map(([figure, value]) => `${figure} ${Number(value.toPrecision(4))}`).join("  ");
      return `${name === "" ? "" : `${name}  `}seed ${run.seed}  ${shown || "failed"}\n`;
    }),
  );
  return lines.join("");
}

/** Runs that ended in NaN or infinity are results, but seldom those that were wanted. */
function reportDiverged({ arms }: ExperimentResults, err: ProgressStream): void {
  for (const { name, runs } of arms) {
    for (const run of runs) {
      if (run.status === "failed" || run.divergedAt === undefined) continue;
      err.write(
        `diverged: ${`${name} seed ${run.seed}`.trim()}: not finite from epoch ${run.divergedAt} on\n`,
      );
    }
  }
}

function reportFailures({ arms }: ExperimentResults, err: ProgressStream): ExitCode {
  const failed = arms.flatMap(({ name, runs }) =>
    runs.flatMap((run) => (run.status === "failed" ? [`${name} seed ${run.seed}: ${run.error}`.trim()] : [])),
  );
  for (const failure of failed) err.write(`failed: ${failure}\n`);
  return failed.length === 0 ? exitCodes.ok : exitCodes.runFailed;
}
