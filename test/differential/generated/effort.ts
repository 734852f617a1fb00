import { env } from "node:process";

/** The same cases at every run, unless a hunt for rarer ones is asked for: `DIFFERENTIAL_SEED=7 DIFFERENTIAL_RUNS=5000`. */
export const effort = (runs: number): { readonly seed: number; readonly numRuns: number } => ({
  seed: Number(env.DIFFERENTIAL_SEED ?? 20261124),
  numRuns: Number(env.DIFFERENTIAL_RUNS ?? runs),
});
