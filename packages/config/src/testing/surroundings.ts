import type { Surroundings } from "../interpolation/resolvers.ts";

/** No environment variables, at the beginning of 2026. */
export const nowhere: Surroundings = { environment: {}, now: new Date(2026, 0, 1) };
