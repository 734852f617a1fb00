import type { Location } from "../../source/located.ts";
import { quote } from "../../source/located.ts";
import type { Problem } from "../../source/problem.ts";

/** What ends the reading of an override: later errors would only follow from it. It does not leave this folder. */
export class GrammarError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.name = "GrammarError";
    this.problem = problem;
  }
}

export function fail(message: string, location: Location, hint?: string): never {
  throw new GrammarError({ code: "E_OVERRIDE", message, location, hint });
}

/** The problem of a key that would reach an object's prototype. It does not end the reading. */
export function reservedKey(text: string, location: Location): Problem {
  const message = `${quote(text)} cannot be a key`;
  return { code: "E_KEY", message, location, hint: "JavaScript reserves it; choose another name" };
}

/** What the action gives, or nothing and one more problem. */
export function attempt<T>(problems: Problem[], action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof GrammarError)) throw error;
    problems.push(error.problem);
    return undefined;
  }
}
