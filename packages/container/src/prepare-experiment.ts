import { dirname } from "node:path";
import {
  ConfigError,
  findConfigFolders,
  type Override,
  type PluginReference,
  type Problem,
  readExperiment,
  validate,
} from "@titrate/config";
import type { RunObserver, RunResult } from "@titrate/engine";
import { inProcess, type Outcome } from "@titrate/launchers";
import { type Plugin, PluginError } from "@titrate/plugin";
import { type Plan, planRuns, type Run } from "@titrate/sweep";
import type { Container } from "inversify";
import { withPlugins } from "./catalogue.ts";
import { checkPlan, type Goal } from "./check.ts";
import { loadPluginFile } from "./plugin-files.ts";
import { createRootContainer, executors } from "./root-container.ts";
import { createRunContainer } from "./run-container.ts";
import { tokens } from "./tokens.ts";

/** What a caller may say beside the experiment's file. */
export interface PlanOptions {
  /** Laid on top of the file, in order. */
  readonly overrides?: readonly Override[];
  /** Replaces `sweep.seeds`: how many, counted up from the experiment's own seed, or which. */
  readonly seeds?: number | readonly number[];
  /** Folders of packaged config groups, searched after the project's own. */
  readonly packagedConfigs?: readonly string[];
}

/** An experiment ready to run: everything that can be wrong with it before step 0 is not. */
export interface PreparedExperiment {
  readonly plan: Plan;
  /** The figures of its runs ("train/accuracy"), and which way each is better. */
  readonly goals: ReadonlyMap<string, Goal>;
  /** Executes the plan's runs and yields their outcomes. */
  launch(options?: LaunchOptions): AsyncIterable<Outcome<RunResult>>;
}

export interface LaunchOptions {
  /** An observer for each run that starts. */
  readonly observe?: (run: Run) => RunObserver;
  readonly signal?: AbortSignal;
}

/**
 * Reads an experiment, loads its plugins, expands it to its plan, and builds every arm's program once.
 *
 * @throws ConfigError with every problem of this pass, each with its place. Nothing has been written or trained.
 */
export async function prepareExperiment(
  file: string,
  options: PlanOptions = {},
): Promise<PreparedExperiment> {
  const searchPath = findConfigFolders(file, options.packagedConfigs ?? []);
  const given = options.overrides ?? [];
  const base = readExperiment(file, { overrides: given, searchPath });
  const folder = dirname(base.file);
  const container = await withUserPlugins(createRootContainer(), base.plugins, folder);
  const catalogue = container.get(tokens.catalogue);

  const plan = planRuns((row) => {
    const composed = readExperiment(file, { overrides: [...given, ...row], searchPath });
    const experiment = validate(composed, catalogue, { executors: executors.map(({ name }) => name) });
    return { composed, experiment };
  }, options.seeds);

  const containerOf = ({ arm: { experiment }, seed }: Run, observer: RunObserver = {}): Container =>
    createRunContainer(container, { experiment, seed, folder, observer });
  const goals = checkPlan(plan, (run) => containerOf(run).get(tokens.runParts));
  return {
    plan,
    goals,
    launch: ({ observe, signal } = {}) =>
      inProcess(
        plan.runs,
        (run, signal) => containerOf(run, observe?.(run)).get(tokens.trainer)(signal),
        signal,
      ),
  };
}

async function withUserPlugins(
  root: Container,
  references: readonly PluginReference[],
  folder: string,
): Promise<Container> {
  const problems: Problem[] = [];
  let container = root;
  for (const { specifier, location } of references) {
    const loaded = await loadPluginFile(specifier, folder);
    if ("reason" in loaded) {
      const code = loaded.reason === "missing" ? "E_FILE_NOT_FOUND" : "E_PLUGIN";
      problems.push({ code, message: `${specifier}: ${loaded.message}`, location });
    } else {
      try {
        container = withPlugins(container, loaded as readonly Plugin[]);
      } catch (error) {
        if (!(error instanceof PluginError)) throw error;
        problems.push({ code: "E_PLUGIN", message: `${specifier}: ${error.message}`, location });
      }
    }
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return container;
}
