import type { Store } from "@titrate/store";
import { type ExecutablePlan, executePlan } from "./execute-plan.ts";
import { type FrozenPlan, frozenRuns, planText } from "./frozen-plan.ts";
import { frozenRequests } from "./frozen-requests.ts";
import { taskExecutor } from "./task-executor.ts";

/** A plan that was exported, to be executed, or a part of it, in a store. */
export function keptPlanOf(plan: FrozenPlan, store: Store): ExecutablePlan {
  const planId = store.savePlan(planText(plan));
  const runs = frozenRuns(plan);
  const byId = new Map(runs.map((run) => [run.id, run]));
  const request = frozenRequests(plan, planId, store);
  const executor = (emit: Parameters<typeof taskExecutor>[2]) =>
    taskExecutor(store, (id) => request(byId.get(id)!), emit);
  return {
    plan,
    planId,
    runs,
    execute: (options = {}) =>
      executePlan({ plan, planId, store, isKnown: ({ id }) => store.hasRun(id), executor }, options),
  };
}
