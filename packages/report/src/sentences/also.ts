import { number } from "../format.ts";
import type { Panel, Summary } from "../summary.ts";

/** The means of the further metrics, a sentence each. Nothing is claimed of their differences. */
export function describeAlso({ arms }: Panel, { spec }: Summary): string[] {
  return spec.also.map((metric) => {
    const means = arms.map(({ name, metrics }) => `${name} ${number(metrics[metric]!.mean)}`);
    return `Mean ${metric} at the end: ${means.join(", ")}.`;
  });
}
