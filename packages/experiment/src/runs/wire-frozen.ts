import { join } from "node:path";
import { configToYaml, type PlainConfig } from "@titrate/config";
import { type PlannedExperiment, planExperiment } from "../plan-experiment.ts";

/** A complete config and where its paths start. */
export interface FrozenConfig {
  /** Absolute. */
  readonly folder: string;
  readonly file: string;
  readonly config: PlainConfig;
}

/**
 * Wires a config that was written down complete. Its plugins are loaded anew.
 *
 * @throws ConfigError where it no longer fits: a plugin is gone, or takes other parameters.
 */
export function wireFrozen({ folder, file, config }: FrozenConfig): Promise<PlannedExperiment> {
  const { sweep: _, report, ...own } = config;
  return planExperiment(
    { kind: "file", name: join(folder, file), text: configToYaml({ ...own, ...reportAlone(report) }) },
    {},
  );
}

/** What a report compares are values of the grid, which an arm does not have. */
function reportAlone(report: unknown): PlainConfig {
  if (report === undefined) return {};
  const { compare: _, within: __, ...rest } = report as PlainConfig;
  return { report: rest };
}
