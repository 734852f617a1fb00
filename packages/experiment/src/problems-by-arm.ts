import { ConfigError, type Problem } from "@titrate/config";
import type { Arm } from "@titrate/sweep";

/** The problems of arms, each told once, with the arms that have it: many arms often have the same. */
export function problemsByArm(
  problems: ReadonlyMap<Pick<Arm, "name">, readonly Problem[]>,
  armCount: number,
): Problem[] {
  const told = new Map<string, { readonly problem: Problem; readonly arms: string[] }>();
  for (const [{ name }, found] of problems) {
    for (const problem of found) {
      const text = new ConfigError([problem]).message;
      const same = told.get(text) ?? { problem, arms: [] };
      told.set(text, same);
      if (same.arms.at(-1) !== name) same.arms.push(name);
    }
  }
  return [...told.values()].map(({ problem, arms }) => {
    const where = whereIn(arms, armCount);
    return where === undefined ? problem : { ...problem, notes: [...(problem.notes ?? []), where] };
  });
}

/** In words which of the arms; undefined where there is but one. */
function whereIn([first, ...more]: readonly string[], count: number): string | undefined {
  if (count === 1) return undefined;
  if (more.length === 0) return `in the arm ${first}`;
  const all = more.length + 1 === count;
  return all ? `in all ${count} arms` : `in ${more.length + 1} of ${count} arms, the first: ${first}`;
}
