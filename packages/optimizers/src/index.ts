import type { Plugin } from "@titrate/plugin";
import adam from "./optimizers/adam.ts";
import sgd from "./optimizers/sgd.ts";
import constant from "./schedules/constant.ts";

export const optimizers: readonly Plugin[] = [adam, sgd];
export const schedules: readonly Plugin[] = [constant];
