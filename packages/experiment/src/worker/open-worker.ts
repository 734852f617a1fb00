import type { Execute } from "@titrate/launchers";
import { openStore } from "@titrate/store";
import { frozenRuns, parsePlan } from "../runs/frozen-plan.ts";
import { frozenRequests } from "../runs/frozen-requests.ts";
import { taskExecutor } from "../runs/task-executor.ts";

/** Where a worker finds its plan. */
export interface WorkerSetup {
  /** The store's folder. */
  readonly store: string;
  readonly plan: string;
}

/** Executes runs of a frozen plan: a worker reads no experiment's file, so it cannot see an edit of one. */
export async function openWorker(setup: unknown): Promise<Execute> {
  const { store: folder, plan: planId } = setup as WorkerSetup;
  const store = openStore(folder);
  const text = store.readPlan(planId);
  if (text === undefined) throw new Error(`the plan ${planId} is no longer in ${folder}`);
  const plan = parsePlan(text);
  const request = frozenRequests(plan, planId, store);
  const runs = new Map(frozenRuns(plan).map((run) => [run.id, run]));
  return taskExecutor(
    store,
    (id) => request(runs.get(id)!),
    () => {},
  );
}
