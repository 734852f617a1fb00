import { answer } from "../answer.ts";
import type { ArmRuns, ReportSpec } from "../input.ts";
import { summarize } from "../summarize.ts";

/** The sentences as lines. */
export function told(arms: readonly ArmRuns[], spec: ReportSpec): string {
  const { panels, inShort, method } = answer(summarize(arms, spec));
  const lines = panels.flatMap(({ name, sentences }) => [`[${name}]`, ...sentences]);
  return [...lines, `In short: ${inShort ?? "-"}`, ...method].join("\n");
}
