import type { Problem } from "../source/problem.ts";

/** What is wrong with an interpolation; without a place, it is all of the text that holds it. */
export interface FailureDetails extends Pick<Problem, "message" | "location" | "hint" | "notes"> {
  /** The values that lead to each other: a circle is told at one of them. */
  readonly circle?: readonly string[];
}

/** Ends the evaluation of one interpolation. */
export class Failure extends Error {
  override readonly name = "Failure";
  readonly details: FailureDetails;

  constructor(details: FailureDetails) {
    super(details.message);
    this.details = details;
  }
}

export function fail(details: FailureDetails): never {
  throw new Failure(details);
}
