export type StoreErrorCode =
  | "E_STORE_READ_ONLY"
  | "E_STORE_FULL"
  | "E_STORE_VERSION"
  | "E_STORE_DAMAGED"
  | "E_STORE_IO"
  | "E_RUN_UNKNOWN"
  | "E_RUN_AMBIGUOUS";

/** Something is wrong with a store, or with what was asked of it. Its message says where, and what to do. */
export class StoreError extends Error {
  override readonly name = "StoreError";
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.code = code;
  }
}

/** What a failed access to a file means for who asked for it. */
export function accessError(path: string, cause: unknown): StoreError {
  if (cause instanceof StoreError) return cause;
  const { code = "", message } = cause as NodeJS.ErrnoException;
  if (["EROFS", "EACCES", "EPERM"].includes(code)) {
    const advice = "give another place by --store FOLDER or TITRATE_STORE, or run with --no-store";
    return new StoreError("E_STORE_READ_ONLY", `${path} cannot be written (${code}); ${advice}`, cause);
  }
  if (["ENOSPC", "EDQUOT"].includes(code)) {
    const advice = "what was there before stands; make room (titrate gc), and run the same command again";
    return new StoreError(
      "E_STORE_FULL",
      `${path} cannot be written, the disk is full (${code}); ${advice}`,
      cause,
    );
  }
  return new StoreError("E_STORE_IO", `${path}: ${message}`, cause);
}
