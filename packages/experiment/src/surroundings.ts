import type { Surroundings } from "@titrate/config";

/** The process's environment and clock, as they are now: what interpolations read is the same for a whole plan. */
export function processSurroundings(): Surroundings {
  return { environment: { ...process.env }, now: new Date() };
}
