import { collectResults, prepareExperiment } from "@titrate/experiment";
import { jsonPieces } from "@titrate/report";
import { type ExitCode, exitCodes } from "../exit-code.ts";
import { packagedConfigs } from "../packaged-configs.ts";
import { openStoreFor } from "../store-for-run.ts";
import { renderComparison } from "../terminal/comparison.ts";
import { eventLines } from "../terminal/event-lines.ts";
import { numericsNote } from "../terminal/numerics-note.ts";
import { checkPicture, writePicture } from "../terminal/picture.ts";
import { createRunLog, renderSingleRun } from "../terminal/run-log.ts";
import { screenWidth, type Terminal } from "../terminal/terminal.ts";
import { hasFailedRun, troublesOf } from "../terminal/troubles.ts";
import { UsageError } from "../usage-error.ts";
import { compareWithLock, readLock } from "./frozen-run.ts";
import { type LaunchOptions, launchRuns } from "./launch-runs.ts";
import { isPlanFile, runPlanFile } from "./run-plan-file.ts";

export interface RunOptions extends LaunchOptions {
  readonly seeds?: number;
  readonly from?: string;
  readonly frozen?: boolean;
  readonly svg?: string;
}

/**
 * What `titrate run` does.
 *
 * @throws ConfigError, UsageError, StoreError before anything ran.
 */
export async function runExperiment(
  file: string,
  overrides: readonly string[],
  options: RunOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { seeds, json = false, svg, from, frozen = false } = options;
  const { out, err, palette, signal } = terminal;
  if (isPlanFile(file)) return runPlanFile(file, overrides, options, terminal);
  if (frozen && options.shard !== undefined) {
    throw new UsageError("--frozen compares all runs with the lock, and --shard executes a part of them");
  }
  const lock = frozen ? readLock(file) : undefined;
  const { store, close } = openStoreFor(options.store, options.workers);
  try {
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
    const kept = prepared.freeze(store, from === undefined ? {} : { from });
    const log = prepared.plan.runs.length === 1 && !json ? createRunLog(prepared) : undefined;
    const end = await launchRuns(kept, options, terminal, log);
    if (end === "interrupted") return exitCodes.interrupted;

    const results = collectResults(prepared, kept.records());
    if (json) for (const piece of jsonPieces(results)) out.write(piece);
    else if (log !== undefined) {
      // What was known, or trained by a worker, is shown as if it had been trained here.
      const [known] = end.printed === 0 ? kept.records() : [];
      if (known?.record.status === "finished")
        for (const each of known.record.history) out.write(log.evaluation(each));
      out.write(renderSingleRun(results));
    } else out.write(renderComparison(results, { palette, width: screenWidth(terminal) }));
    if (!json) out.write(numericsNote(results));
    if (svg !== undefined && !writePicture(svg, results)) {
      err.write(`${svg} is not written: there is no comparison while a run fails\n`);
    }
    for (const line of troublesOf(results)) {
      if (json) eventLines(err).on({ v: 1, event: "warning", message: line.trimEnd() });
      else err.write(line);
    }
    if (hasFailedRun(results)) return exitCodes.runFailed;
    return lock === undefined ? exitCodes.ok : compareWithLock(lock, kept, store, err);
  } finally {
    close();
  }
}
