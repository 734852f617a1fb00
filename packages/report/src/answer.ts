import { describeAlso } from "./sentences/also.ts";
import { describeArms } from "./sentences/arm.ts";
import { describeComparisons } from "./sentences/comparison.ts";
import { inShort } from "./sentences/in-short.ts";
import { describeMethod } from "./sentences/method.ts";
import type { Summary } from "./summary.ts";
import { plainText } from "./text.ts";

/** An answer in words, each derived from the figures of the summary alone. */
export interface Answer {
  readonly question?: string;
  readonly panels: readonly { readonly name: string; readonly sentences: readonly string[] }[];
  /** Absent when nothing was compared. */
  readonly inShort?: string;
  /** What counts as solved, which intervals, which tests. */
  readonly method: readonly string[];
}

/** Puts a summary into words. The question is repeated, never read. */
export function answer(summary: Summary, question?: string): Answer {
  const short = inShort(summary);
  return {
    ...(question !== undefined && { question: plainText(question) }),
    panels: summary.panels.map((panel) => ({
      name: panel.name,
      sentences: [
        describeArms(panel, summary),
        ...describeComparisons(panel, summary),
        ...describeAlso(panel, summary),
      ],
    })),
    ...(short !== undefined && { inShort: short }),
    method: describeMethod(summary),
  };
}
