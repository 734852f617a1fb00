import { basename, dirname } from "node:path";
import { numericsVersion } from "@titrate/numeric";
import type { Store } from "@titrate/store";
import type { Run } from "@titrate/sweep";
import type { RunIdentity } from "../identity/run-identity.ts";
import type { PlannedExperiment } from "../plan-experiment.ts";
import type { RecordedRun } from "../prepare-experiment.ts";
import { type ExecutablePlan, executePlan } from "./execute-plan.ts";
import { type FrozenPlan, type FrozenRun, planText, portableFolder } from "./frozen-plan.ts";
import { frozenConfig, manifestOf } from "./frozen-requests.ts";
import { runtime } from "./runtime.ts";
import { startWeights } from "./start-weights.ts";
import { storedRecord } from "./stored-record.ts";
import { taskExecutor } from "./task-executor.ts";

export interface KeepOptions {
  /** The run, by its id or the start of it, whose weights all runs start from. */
  readonly from?: string;
}

/** A plan that is written down in a store, with what the store knows of it. */
export interface KeptPlan extends ExecutablePlan {
  /** What the store knows of the plan's runs, in their order: finished, or failed. */
  records(): RecordedRun[];
}

/**
 * Freezes a plan and writes it down: its runs' complete configs and ids, before the first one starts.
 *
 * @throws StoreError where it cannot be written, or there is no such run to start from.
 */
export function keepPlan(planned: PlannedExperiment, store: Store, { from }: KeepOptions = {}): KeptPlan {
  const start = from === undefined ? undefined : startWeights(store, from);
  const { frozen, identities } = freeze(planned, store, start && { run: start.run, digest: start.digest });
  const planId = store.savePlan(planText(frozen));
  const byId = new Map(planned.plan.runs.map((run, index) => [identities[index]!.id, { run, index }]));
  const runs = planned.plan.runs.map((run, index): FrozenRun => {
    const arm = frozen.arms[planned.plan.arms.indexOf(run.arm)]!;
    return { id: identities[index]!.id, arm, seed: run.seed };
  });
  const environment = runtime(store);
  const request = async (id: string) => {
    const { run, index } = byId.get(id)!;
    planned.checkInputs(run.arm);
    const { arm } = runs[index]!;
    return {
      id,
      arm: arm.name,
      identity: identities[index]!.text,
      seed: run.seed,
      experiment: run.arm.experiment,
      wired: planned.wire(run.arm),
      config: frozenConfig(frozen, arm),
      manifest: manifestOf(frozen, planId, arm, await environment),
      ...(start && { start: start.tensors }),
    };
  };
  return {
    plan: frozen,
    planId,
    runs,
    execute: (options = {}) =>
      executePlan(
        {
          plan: frozen,
          planId,
          store,
          isKnown: ({ id }) => isKnown(store, id, byId.get(id)!.run),
          executor: (emit) => taskExecutor(store, request, emit),
        },
        options,
      ),
    records: () =>
      planned.plan.runs.flatMap((run, index) => {
        const record = storedRecord(store, identities[index]!.id, run);
        return record === undefined ? [] : [{ run, record }];
      }),
  };
}

/** Whether the store has the run, with the predictions that its report asks for. */
function isKnown(store: Store, id: string, { arm }: Run): boolean {
  if (!store.hasRun(id)) return false;
  const split = arm.experiment.report?.predictions;
  return split === undefined || store.readPredictions(id, split) !== undefined;
}

function freeze(
  { plan, identify, resolve }: PlannedExperiment,
  store: Store,
  start: FrozenPlan["start"],
): { readonly frozen: FrozenPlan; readonly identities: readonly RunIdentity[] } {
  const { file } = plan.composed;
  const byArm = plan.arms.map((arm) => {
    const identityOf = identify(arm, start?.digest);
    return plan.seeds.map(identityOf);
  });
  const frozen: FrozenPlan = {
    "titrate-plan": 1,
    experiment: plan.experiment.name,
    folder: portableFolder(dirname(file), store.folder),
    file: basename(file),
    numerics: numericsVersion,
    seeds: plan.seeds,
    ...(start && { start }),
    arms: plan.arms.map((arm, index) => ({
      name: arm.name,
      choices: arm.choices,
      config: withoutSweep(resolve(arm)),
      runs: byArm[index]!.map(({ id }) => id),
    })),
  };
  return { frozen, identities: byArm.flat() };
}

function withoutSweep({ sweep: _, ...config }: ReturnType<PlannedExperiment["resolve"]>) {
  return config;
}
