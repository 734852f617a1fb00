import type { Problem } from "../source/problem.ts";

/** What is wrong with an interpolation; without a place, it is all of the text that holds it. */
export type FailureDetails = Pick<Problem, "message" | "location" | "hint" | "notes">;

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
