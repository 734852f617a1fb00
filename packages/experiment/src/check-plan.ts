import { setImmediate as breathe } from "node:timers/promises";
import { ConfigError, didYouMean, knownNames, locate, overriddenAt, type Problem } from "@titrate/config";
import type { WiredArm } from "@titrate/container";
import { checkRun, RunError, type RunParts, scoreNames } from "@titrate/engine";
import type { Goal } from "@titrate/plugin";
import type { Arm, Plan } from "@titrate/sweep";
import { problemsByArm } from "./problems-by-arm.ts";

/**
 * Builds each arm's program with its first seed, and the random streams of the others; nothing is allocated.
 * Returns the figures of all arms, by name ("train/accuracy"), with which way is better.
 *
 * @throws ConfigError for whatever does not fit: shapes, data, and figures that `report:` names and an arm lacks.
 * @throws the signal's reason, when it is aborted.
 */
export async function checkPlan(
  plan: Plan,
  wire: (arm: Arm) => WiredArm,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, Goal | undefined>> {
  const problems = new Map<Arm, readonly Problem[]>();
  const goals = new Map<string, Goal | undefined>();
  for (const arm of plan.arms) {
    const wired = wire(arm);
    const [first, ...others] = plan.seeds;
    const found = await problemsOf(arm, async () => {
      const parts = await wired.parts(first!);
      const scores = scoreNames(parts, checkRun(parts));
      for (const seed of others) wired.checkSeed(seed);
      for (const [name, goal] of scores) goals.set(name, goal);
      return reportProblems(arm, parts, scores);
    });
    if (found.length > 0) problems.set(arm, found);
    await breathe();
    signal?.throwIfAborted();
  }
  if (problems.size > 0) throw new ConfigError(problemsByArm(problems, plan.arms.length));
  return goals;
}

async function problemsOf({ composed }: Arm, check: () => Promise<Problem[]>): Promise<Problem[]> {
  try {
    return await check();
  } catch (error) {
    if (!(error instanceof RunError)) throw error;
    return [error, ...error.others].map(({ code, message, path }) => {
      const overrides = path && overriddenAt(composed, path);
      return { code, message, location: path && locate(composed, path), overrides };
    });
  }
}

/** What the report names and the arm does not have. */
function reportProblems(
  { experiment: { report }, composed }: Arm,
  parts: RunParts,
  scores: ReadonlyMap<string, Goal | undefined>,
): Problem[] {
  if (report === undefined) return [];
  const figures = [...scores.keys()];
  const splits = Object.keys(parts.dataset).filter((key) => ["train", "validation", "test"].includes(key));
  const named = [
    { what: "figure", name: report.metric.name, known: figures, path: ["report", "metric", "name"] },
    ...report.also.map((name, i) => ({ what: "figure", name, known: figures, path: ["report", "also", i] })),
    ...(report.predictions === undefined
      ? []
      : [{ what: "split", name: report.predictions, known: splits, path: ["report", "predictions"] }]),
  ];
  const { name, goal } = report.metric;
  const isAimless = figures.includes(name) && (goal ?? scores.get(name)) === undefined;
  const aimless: Problem = {
    code: "E_MISSING",
    message: `which way "${name}" is better is not known`,
    location: locate(composed, ["report", "metric"]),
    hint: "write `goal: minimize` or `goal: maximize` beside its name",
  };
  const unknown: Problem[] = named
    .filter(({ name, known }) => !known.includes(name))
    .map(({ what, name, known, path }) => ({
      code: "E_UNKNOWN_KEY",
      message: `no run has a ${what} "${name}"`,
      location: locate(composed, path),
      overrides: overriddenAt(composed, path),
      hint: didYouMean(name, known),
      notes: knownNames(`${what}s`, known),
    }));
  return isAimless ? [aimless, ...unknown] : unknown;
}
