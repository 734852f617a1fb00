import { DataError, PluginError } from "@titrate/plugin";
import { DTypeError, ShapeError } from "@titrate/tensor";
import { throwingPlace } from "./throwing-place.ts";

/** A place in the config: ["model", "layers", 1]. */
export type ConfigPath = readonly (string | number)[];

/** Why a run cannot go on: its shapes, its data, a plugin that does what it must not, or the run itself. */
export type RunErrorCode = "E_SHAPE" | "E_DATA" | "E_PLUGIN" | "E_RUN";

/** A run that cannot go on. `path`, where known, is the place in the config that is to blame. */
export class RunError extends Error {
  override readonly name = "RunError";
  readonly code: RunErrorCode;
  readonly path?: ConfigPath;
  /** What else the same check has found. */
  readonly others: readonly RunError[];

  constructor(message: string, options: RunErrorOptions = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.code = options.code ?? "E_RUN";
    if (options.path !== undefined) this.path = options.path;
    this.others = options.others ?? [];
  }
}

interface RunErrorOptions {
  readonly code?: RunErrorCode;
  readonly path?: ConfigPath;
  readonly others?: readonly RunError[];
  readonly cause?: unknown;
}

/**
 * Runs code of a plugin on behalf of the config's part at `path`: whatever it throws becomes a RunError of
 * that place. The innermost place wins.
 */
export function blame<Result>(path: ConfigPath, build: () => Result): Result {
  try {
    return build();
  } catch (error) {
    throw blamed(path, error);
  }
}

/** As `blame`, for code that takes its time. */
export async function blameLater<Result>(path: ConfigPath, build: () => Promise<Result>): Promise<Result> {
  try {
    return await build();
  } catch (error) {
    throw blamed(path, error);
  }
}

function blamed(path: ConfigPath, error: unknown): RunError {
  if (error instanceof RunError && error.path !== undefined) return error;
  const inner = error instanceof DataError ? (error.path ?? []) : [];
  return new RunError(describe(error), { code: codeOf(error), path: [...path, ...inner], cause: error });
}

/** Errors of our own say what to do; of any other, the line of the plugin that threw is of more use. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const place = codeOf(error) === "E_RUN" ? throwingPlace(error) : undefined;
  return place === undefined ? error.message : `${error.message} (at ${place})`;
}

function codeOf(error: unknown): RunErrorCode {
  if (error instanceof RunError) return error.code;
  if (error instanceof ShapeError || error instanceof DTypeError) return "E_SHAPE";
  if (error instanceof DataError) return "E_DATA";
  return error instanceof PluginError ? "E_PLUGIN" : "E_RUN";
}
