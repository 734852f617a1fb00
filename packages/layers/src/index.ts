import type { Plugin } from "@titrate/plugin";
import constant from "./initializers/constant.ts";
import normal from "./initializers/normal.ts";
import uniform from "./initializers/uniform.ts";
import xavier from "./initializers/xavier.ts";
import zeros from "./initializers/zeros.ts";
import dense from "./layers/dense.ts";
import sequential from "./layers/sequential.ts";
import mt19937 from "./rngs/mt19937.ts";
import seedrandom from "./rngs/seedrandom.ts";

export const initializers: readonly Plugin[] = [constant, normal, uniform, xavier, zeros];
export const layers: readonly Plugin[] = [dense, sequential];
export const rngs: readonly Plugin[] = [mt19937, seedrandom];
