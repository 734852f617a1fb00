import type { Evaluation, Schedule, ScheduleRequest } from "@titrate/plugin";
import { type Check, fact, fails, holds, must, tell, unless } from "../check.ts";
import { deepFreeze } from "../freeze.ts";
import { counted, show } from "../show.ts";
import { evaluationsOf, goalsOf, improving } from "./evaluations.ts";

const stepsPerEpoch = 10;

/** A schedule is finite for runs of every length, and a function of its request alone. */
export function scheduleChecks(bind: () => Schedule): readonly Check[] {
  const ratesOf = (schedule: Schedule, steps: number, base = 0.1): number[] => {
    const history = deepFreeze(evaluationsOf(improving(12), schedule.watches));
    return Array.from({ length: steps }, (_, step) => schedule(requestOf(step, steps, base, history)));
  };

  return [
    must("finite", () => {
      const lengths = [1, 2, 3, 7, 100, 1000];
      for (const steps of lengths) {
        const wrong = ratesOf(bind(), steps).findIndex((rate) => !Number.isFinite(rate));
        if (wrong >= 0) return fails(`the rate of step ${wrong} of ${steps} is not finite`);
      }
      return holds(`runs of ${lengths.join(", ")} steps`);
    }),
    must("depends on its request alone", () => {
      const schedule = bind();
      const history = deepFreeze(evaluationsOf(improving(12), schedule.watches));
      const at = (step: number) => schedule(requestOf(step, 100, 0.1, history));
      const forward = Array.from({ length: 100 }, (_, step) => at(step));
      const backward = Array.from({ length: 100 }, (_, i) => at(99 - i)).reverse();
      const wrong = forward.findIndex((rate, step) => !Object.is(rate, backward[step]));
      return unless(
        wrong < 0
          ? undefined
          : `asked twice, the rate of step ${wrong} is ${forward[wrong]} and ${backward[wrong]}; keep nothing between calls`,
      );
    }),
    must("not below 0", () => {
      const rates = ratesOf(bind(), 1000);
      const wrong = rates.findIndex((rate) => rate < 0);
      return unless(wrong < 0 ? undefined : `the rate of step ${wrong} of 1000 is ${rates[wrong]}`);
    }),
    tell("in proportion to the base", () => {
      const [one, two] = [ratesOf(bind(), 100), ratesOf(bind(), 100, 0.2)];
      return fact(one.every((rate, i) => Math.abs(two[i]! - 2 * rate) <= 1e-12) ? "yes" : "no");
    }),
    tell("over 1000 steps from 0.1", () => {
      const rates = ratesOf(bind(), 1000);
      const [least, most] = [Math.min(...rates), Math.max(...rates)];
      const [first, last] = [show(rates[0]!), show(rates.at(-1)!)];
      const changes = rates.filter((rate, i) => i > 0 && rate !== rates[i - 1]).length;
      if (changes === 0) return fact(`${first} throughout`);
      return fact(
        `${first} to ${last}, between ${show(least)} and ${show(most)}, ${counted(changes, "change")}`,
      );
    }),
    tell("looks at", () => fact(bind().watches.join(", ") || "no figures")),
  ];
}

const requestOf = (
  step: number,
  steps: number,
  base: number,
  history: readonly Evaluation[],
): ScheduleRequest => ({
  step,
  steps,
  base,
  stepsPerEpoch,
  goals: goalsOf(Object.keys(history[0]!.metrics)),
  history: history.filter((evaluation) => evaluation.step <= step),
});
