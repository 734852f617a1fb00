import { InvalidArgumentError } from "commander";

/** A whole number of 1 or more, as an option's value. */
export function parseCount(text: string): number {
  const count = Number(text);
  if (Number.isSafeInteger(count) && count >= 1) return count;
  throw new InvalidArgumentError("It takes a whole number of 1 or more.");
}
