/** A command line that asks for what cannot be; the message says what to do. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
