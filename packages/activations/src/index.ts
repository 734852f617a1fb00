import type { Plugin } from "@titrate/plugin";
import identity from "./identity.ts";
import relu from "./relu.ts";
import sigmoid from "./sigmoid.ts";
import softplus from "./softplus.ts";
import tanh from "./tanh.ts";

export const activations: readonly Plugin[] = [identity, relu, sigmoid, softplus, tanh];
