import type { Plugin } from "@titrate/plugin";
import bestCheckpoint from "./best-checkpoint.ts";
import deadUnits from "./dead-units.ts";
import earlyStopping from "./early-stopping.ts";
import norms from "./norms.ts";
import terminateOnNonFinite from "./terminate-on-non-finite.ts";

export const callbacks: readonly Plugin[] = [
  bestCheckpoint,
  deadUnits,
  earlyStopping,
  norms,
  terminateOnNonFinite,
];
