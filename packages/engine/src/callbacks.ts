import type { Callback, Evaluation, Goals } from "@titrate/plugin";
import type { RunParts } from "./parts.ts";
import { blame, RunError } from "./run-error.ts";

/** What the callbacks want after an evaluation, all of them together. */
export interface Verdict {
  /** Why the run ends here: the reason of the first callback that says so. */
  readonly stop?: string;
  /** Whether one keeps the parameters of now. */
  readonly keep: boolean;
}

/** Asks all callbacks, after each evaluation. */
export function decide(
  callbacks: readonly Callback[],
  history: readonly Evaluation[],
  goals: Goals,
): Verdict {
  const decisions = callbacks.map((callback, index) =>
    blame(["callbacks", index], () => callback.decide(history, goals)),
  );
  const stop = decisions.find((decision) => decision.stop !== undefined)?.stop;
  return { ...(stop !== undefined && { stop }), keep: decisions.some(({ keep }) => keep === true) };
}

/**
 * Refuses a schedule or a callback that looks at figures which no evaluation has, or at evaluations where there are none
 * during training.
 */
export function checkWatched({ schedule, callbacks, train }: RunParts, names: readonly string[]): void {
  const watchers = [
    { path: ["schedule"], looks: schedule.watches.length > 0, watches: schedule.watches },
    ...callbacks.map(({ watches, decides }, index) => ({
      path: ["callbacks", index],
      looks: decides,
      watches,
    })),
  ];
  for (const { path, looks, watches } of watchers) {
    const unknown = watches.find((name) => !names.includes(name));
    if (unknown !== undefined) {
      const split = unknown.split("/")[0]!;
      const isMissing =
        ["validation", "test"].includes(split) && !names.some((name) => name.startsWith(`${split}/`));
      const hint = isMissing
        ? `the data have no ${split} part: take one, for example by \`transforms: [{ type: split, ${split}: 0.2 }]\``
        : `there are: ${names.join(", ")}`;
      throw new RunError(`no run has a figure "${unknown}"; ${hint}`, { path });
    }
    if (looks && train.evaluateEvery === undefined) {
      const problem = "it looks at the evaluations, and there is none between the first and the last step";
      throw new RunError(`${problem}; add \`evaluate: { every: 1 }\``, { path });
    }
  }
}
