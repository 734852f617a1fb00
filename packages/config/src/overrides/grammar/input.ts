import type { Location, Source } from "../../source/located.ts";
import { locator } from "../../source/located.ts";
import type { Problem } from "../../source/problem.ts";
import { fail } from "./failure.ts";

/** A text that is being read. */
export interface Input {
  readonly source: Source;
  /** The source's text up to where the reading ends. */
  readonly text: string;
  readonly locate: (start: number, end: number) => Location;
  /** Problems that do not end the reading. */
  readonly problems: Problem[];
}

/** A longer text is no override that anyone wrote; parts that lie deeper are none either. */
export const longestText = 100_000;
export const deepest = 100;

/** Throws where the text is too long to be read. */
export function createInput(source: Source, end: number, problems: Problem[]): Input {
  if (end > longestText) {
    const location: Location = { source, start: 0, end, line: 1, column: 1 };
    fail(`an override of ${end} characters is too long`, location, `it may have ${longestText}`);
  }
  return { source, text: source.text.slice(0, end), locate: locator(source), problems };
}
