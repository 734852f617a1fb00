import { ConfigError, didYouMean, knownNames, locate, type Problem } from "@titrate/config";
import { checkRun, RunError, type RunParts, scoreNames } from "@titrate/engine";
import type { Arm, Plan, Run } from "@titrate/sweep";

export type Goal = "maximize" | "minimize";

/**
 * Builds each arm's program with its first seed; nothing is allocated. Returns the figures that every arm has,
 * by name ("train/accuracy"), with which way is better.
 *
 * @throws ConfigError for whatever does not fit: shapes, data, and figures that `report:` names and no run has.
 */
export function checkPlan(plan: Plan, partsOf: (run: Run) => RunParts): ReadonlyMap<string, Goal> {
  const problems = new Map<string, Problem>();
  const add = (problem: Problem) => problems.set(new ConfigError([problem]).message, problem);
  const goals = new Map<string, Goal>();
  for (const arm of plan.arms) {
    try {
      const parts = partsOf({ arm, seed: plan.seeds[0]! });
      checkRun(parts);
      const scores = scoreNames(parts);
      for (const [name, goal] of scores) goals.set(name, goal);
      for (const problem of unknownFigures(arm, [...scores.keys()])) add(problem);
    } catch (error) {
      if (!(error instanceof RunError)) throw error;
      add(problemOf(error, arm));
    }
  }
  if (problems.size > 0) throw new ConfigError([...problems.values()]);
  return goals;
}

function unknownFigures({ experiment: { report }, composed }: Arm, known: readonly string[]): Problem[] {
  if (report === undefined) return [];
  const named = [
    { name: report.metric.name, path: ["report", "metric", "name"] },
    ...report.also.map((name, index) => ({ name, path: ["report", "also", index] })),
  ];
  return named
    .filter(({ name }) => !known.includes(name))
    .map(({ name, path }) => ({
      code: "E_UNKNOWN_KEY",
      message: `no run has a figure "${name}"`,
      location: locate(composed, path),
      hint: didYouMean(name, known),
      notes: knownNames("figures", known),
    }));
}

function problemOf(error: RunError, { name, composed }: Arm): Problem {
  const location = error.path === undefined ? undefined : locate(composed, error.path);
  return {
    code: error.code,
    message: error.message,
    location,
    notes: name === "" ? [] : [`in the arm ${name}`],
  };
}
