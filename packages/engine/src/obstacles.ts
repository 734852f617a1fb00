import type { Executor } from "@titrate/tensor";
import { RunError } from "./run-error.ts";
import { originOf, type RunProgram } from "./run-program.ts";

/**
 * Throws a RunError where an executor cannot run a program, with the others that it names: one for each part of the
 * config, the weightiest of its obstacles.
 */
export function refuseObstacles(executor: Executor, built: RunProgram): void {
  const byPlace = new Map<string, RunError>();
  for (const { message, tensor } of executor.inspect(built.program)) {
    const origin = tensor && originOf(built, tensor);
    const path = origin?.path ?? (tensor === undefined ? ["executor"] : ["model"]);
    const place = JSON.stringify(path);
    if (byPlace.has(place)) continue;
    const about = origin === undefined ? "" : `${origin.name}: `;
    const text = `the ${executor.name} executor cannot run this: ${about}${message}`;
    byPlace.set(place, new RunError(text, { path }));
  }
  const [first, ...others] = byPlace.values();
  if (first === undefined) return;
  throw new RunError(first.message, { path: first.path!, others });
}
