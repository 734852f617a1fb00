import { existsSync, statSync, writeFileSync } from "node:fs";
import { dirname, extname } from "node:path";
import type { ExperimentResults, PreparedExperiment } from "@titrate/experiment";
import { renderSvg } from "@titrate/report";
import { UsageError } from "../usage-error.ts";

/** @throws UsageError for what would keep the picture from being drawn, before anything is trained. */
export function checkPicture(file: string, { plan }: PreparedExperiment): void {
  if (plan.experiment.report === undefined || plan.runs.length < 2) {
    throw new UsageError("--svg draws a comparison: the experiment needs a `report:` and more than one run");
  }
  if (extname(file) !== ".svg") throw new UsageError(`--svg writes SVG: name the file ${file}.svg`);
  const folder = dirname(file);
  if (!existsSync(folder)) throw new UsageError(`--svg: there is no folder ${folder}; make it first`);
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`--svg: ${file} is a folder`);
}

/** Draws the comparison; false where there is none, because a run failed. */
export function writePicture(file: string, { summary, description }: ExperimentResults): boolean {
  if (summary === undefined) return false;
  writeFileSync(file, renderSvg(summary, description));
  return true;
}
