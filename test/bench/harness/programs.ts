import { join } from "node:path";
import type { Child, Command } from "../contest.ts";

/** test/bench. */
export const benchFolder: string = join(import.meta.dirname, "..");

/** Where the programs are that run contestants. */
export interface Programs {
  /** Debian's Python, with Debian's NumPy and PyTorch, unless another is asked for. */
  readonly python: string;
}

/**
 * The environment of a contestant: one thread for OpenBLAS, and none of the settings by which a machine may force
 * OpenBLAS to a slower kernel than it would choose itself.
 */
export function environmentOf(start: Child | Command): NodeJS.ProcessEnv {
  const {
    OPENBLAS_CORETYPE: _type,
    OPENBLAS_L2_SIZE: _size,
    OMP_NUM_THREADS: _threads,
    ...rest
  } = process.env;
  return {
    ...rest,
    OPENBLAS_NUM_THREADS: "1",
    PYTHONPATH: join(benchFolder, "peers"),
    PYTHONDONTWRITEBYTECODE: "1",
    NO_COLOR: "1",
    ...start.environment,
  };
}
