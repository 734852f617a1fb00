import { RunError } from "@titrate/engine";
import type { Json, Store } from "@titrate/store";
import type { PlannedExperiment } from "../plan-experiment.ts";
import type { RunRequest } from "./execute-run.ts";
import { type FrozenArm, type FrozenPlan, type FrozenRun, resolveFolder } from "./frozen-plan.ts";
import { runtime } from "./runtime.ts";
import { startWeights } from "./start-weights.ts";
import { wireFrozen } from "./wire-frozen.ts";

/** Makes the requests for runs of a frozen plan, from what it says alone. */
export function frozenRequests(
  plan: FrozenPlan,
  planId: string,
  store: Store,
): (run: FrozenRun) => Promise<RunRequest & { readonly arm: string }> {
  const start = plan.start && startWeights(store, plan.start.run);
  const environment = runtime(store);
  let last: { readonly arm: FrozenArm; readonly planned: PlannedExperiment } | undefined;
  return async ({ id, arm, seed }) => {
    if (last?.arm !== arm) {
      const folder = resolveFolder(plan.folder, store.folder);
      last = { arm, planned: await wireFrozen({ folder, file: plan.file, config: arm.config }) };
    }
    const { planned } = last;
    const [own] = planned.plan.arms;
    planned.checkInputs(own!);
    const identity = planned.identify(own!, start?.digest)(seed);
    // What the plan froze is its config: plugins and data are read here, and may be others by now.
    if (identity.id !== id) throw changedMeanwhile(id, identity.id);
    return {
      id,
      arm: arm.name,
      identity: identity.text,
      seed,
      experiment: own!.experiment,
      wired: planned.wire(own!),
      config: frozenConfig(plan, arm),
      manifest: manifestOf(plan, planId, arm, await environment),
      ...(start && { start: start.tensors }),
    };
  };
}

/** What a run's folder keeps, to execute it again. */
export function frozenConfig({ folder, file }: FrozenPlan, { config }: FrozenArm): Json {
  return { v: 1, folder, file, config: config as Json };
}

/** What a run's manifest says, beside times. */
export function manifestOf(
  { experiment, folder, file, start }: FrozenPlan,
  planId: string,
  { name, choices }: FrozenArm,
  environment: { readonly [key: string]: Json },
): { readonly [key: string]: Json } {
  return {
    experiment,
    arm: name,
    choices,
    plan: planId,
    file: `${folder}/${file}`,
    ...(start && { start: start.run }),
    ...environment,
  };
}

function changedMeanwhile(planned: string, found: string): RunError {
  return new RunError(
    `a plugin or a data file is no longer what the plan was made with (${planned.slice(0, 8)} would be ${found.slice(0, 8)}); run the command again, which plans anew`,
    { code: "E_RUN" },
  );
}
