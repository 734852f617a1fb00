import {
  collectResults,
  type PreparedExperiment,
  prepareExperiment,
  type RecordedRun,
} from "@titrate/experiment";
import { jsonPieces } from "@titrate/report";
import { type ExitCode, exitCodes } from "../exit-code.ts";
import { packagedConfigs } from "../packaged-configs.ts";
import { renderComparison } from "../terminal/comparison.ts";
import { numericsNote } from "../terminal/numerics-note.ts";
import { checkPicture, writePicture } from "../terminal/picture.ts";
import { createProgress } from "../terminal/progress.ts";
import { createRunLog, type RunLog, renderSingleRun } from "../terminal/run-log.ts";
import { screenWidth, type Terminal } from "../terminal/terminal.ts";
import { hasFailedRun, troublesOf } from "../terminal/troubles.ts";

export interface RunOptions {
  readonly seeds?: number;
  readonly json?: boolean;
  readonly svg?: string;
}

/**
 * What `titrate run` does.
 *
 * @throws ConfigError, UsageError before anything ran.
 */
export async function runExperiment(
  file: string,
  overrides: readonly string[],
  { seeds, json = false, svg }: RunOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { out, err, palette, signal } = terminal;
  const prepared = await prepareExperiment(file, {
    overrides,
    packagedConfigs,
    signal,
    ...(seeds !== undefined && { seeds }),
  });
  if (svg !== undefined) checkPicture(svg, prepared);
  for (const { path, value, what } of prepared.fromOutside) {
    err.write(`${path} = ${JSON.stringify(value)} is from ${what}\n`);
  }
  const log = prepared.plan.runs.length === 1 && !json ? createRunLog(prepared) : undefined;
  const records = await launch(prepared, log, terminal);
  if (records === undefined) return exitCodes.interrupted;

  const results = collectResults(prepared, records);
  if (json) for (const piece of jsonPieces(results)) out.write(piece);
  else if (log !== undefined) out.write(renderSingleRun(results));
  else out.write(renderComparison(results, { palette, width: screenWidth(terminal) }));
  if (!json) out.write(numericsNote(results));
  if (svg !== undefined && !writePicture(svg, results)) {
    err.write(`${svg} is not written: there is no comparison while a run fails\n`);
  }
  for (const line of troublesOf(results)) err.write(line);
  return hasFailedRun(results) ? exitCodes.runFailed : exitCodes.ok;
}

/** Runs them all, showing how far it is; undefined when the user interrupts. */
async function launch(
  prepared: PreparedExperiment,
  log: RunLog | undefined,
  { out, err, signal }: Terminal,
): Promise<RecordedRun[] | undefined> {
  const { arms, runs, seeds, experiment } = prepared.plan;
  const nameOf = (arm: { readonly name: string }): string => arm.name || experiment.name;
  const progress = createProgress(
    err,
    arms.map((arm) => ({ name: nameOf(arm), runs: seeds.length })),
  );
  if (log !== undefined) out.write(log.head);
  const observe = () => ({
    stepped: (done: number, total: number): void => progress.advance(done / total),
    evaluated: (evaluation: Parameters<RunLog["evaluation"]>[0]): void => {
      if (log === undefined) return;
      progress.close();
      out.write(log.evaluation(evaluation));
    },
  });
  const records: RecordedRun[] = [];
  try {
    for await (const recorded of prepared.launch({ observe, signal })) {
      records.push(recorded);
      if (log === undefined) progress.finished(nameOf(recorded.run.arm), recorded.record.status === "failed");
    }
    return records;
  } catch (error) {
    if (!signal.aborted) throw error;
    progress.close();
    err.write(`interrupted: ${records.length} of ${runs.length} runs had finished; nothing is kept\n`);
    return undefined;
  } finally {
    progress.close();
  }
}
