import { type Store, StoreError } from "@titrate/store";

/** A run that the store knows of, as `ls` shows it and `--where` asks about it. */
export interface KnownRun {
  readonly id: string;
  readonly experiment: string;
  readonly arm: string;
  readonly seed: number;
  /** finished, failed, quarantined, paused, damaged. */
  readonly status: string;
  /** The figures of its end. */
  readonly metrics: Readonly<Record<string, number>>;
  /** Its config, by dotted key. */
  readonly config: Readonly<Record<string, unknown>>;
  /** When it was finished, ISO 8601; "" where it is not. */
  readonly finished: string;
  readonly note?: string;
}

/** What is known of a run that is not finished. */
export function unfinished(store: Store, id: string): KnownRun {
  return unfinishedRun(store, id, namesFromPlans(store).get(id));
}

/** All runs of a store, the newest last. One that is damaged is among them, and says so. */
export function knownRuns(store: Store): KnownRun[] {
  const finished = store.runIds().map((id) => finishedRun(store, id));
  const named = namesFromPlans(store);
  const others = store.unfinishedIds().map((id) => unfinishedRun(store, id, named.get(id)));
  return [...others, ...finished].sort((a, b) =>
    a.finished < b.finished ? -1 : a.finished > b.finished ? 1 : 0,
  );
}

function finishedRun(store: Store, id: string): KnownRun {
  try {
    const { result, manifest, config } = store.readRun(id)!;
    const { seed, final } = result;
    const { experiment, arm, finished } = manifest;
    const metrics = Object.fromEntries(Object.entries(final).map(([name, value]) => [name, Number(value)]));
    return { id, experiment, arm, seed, status: "finished", metrics, config: flat(config.config), finished };
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    const note = error.message;
    return {
      id,
      experiment: "",
      arm: "",
      seed: Number.NaN,
      status: "damaged",
      metrics: {},
      config: {},
      finished: "",
      note,
    };
  }
}

type Named = Pick<KnownRun, "experiment" | "arm" | "seed">;

function unfinishedRun(store: Store, id: string, named: Named | undefined): KnownRun {
  const quarantine = store.readQuarantine(id);
  const failure = store.readFailure(id);
  const step = store.pausedAt(id);
  const [status, note] =
    quarantine !== undefined
      ? ["quarantined", quarantine.reason]
      : failure !== undefined
        ? ["failed", failure.message]
        : ["paused", step === undefined ? "before its first checkpoint" : `after step ${step}`];
  const unknown = { experiment: "", arm: "", seed: Number.NaN };
  return { id, ...(named ?? unknown), status, metrics: {}, config: {}, finished: "", note };
}

/** What unfinished runs are called: it stands in the plans. */
function namesFromPlans(store: Store): Map<string, Named> {
  const names = new Map<string, Named>();
  for (const planId of store.planIds()) {
    const text = store.readPlan(planId);
    if (text === undefined) continue; // it is not what was written
    const plan = JSON.parse(text) as {
      readonly experiment: string;
      readonly seeds: readonly number[];
      readonly arms: readonly { readonly name: string; readonly runs: readonly string[] }[];
    };
    for (const { name, runs } of plan.arms) {
      for (const [index, id] of runs.entries()) {
        names.set(id, { experiment: plan.experiment, arm: name, seed: plan.seeds[index]! });
      }
    }
  }
  return names;
}

/** `{ optimizer: { lr: 1 } }` as `{ "optimizer.lr": 1 }`; a list as a whole. */
export function flat(value: object, prefix = ""): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) =>
      typeof inner === "object" && inner !== null && !Array.isArray(inner)
        ? Object.entries(flat(inner, `${prefix}${key}.`))
        : [[`${prefix}${key}`, inner]],
    ),
  );
}
