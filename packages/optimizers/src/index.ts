import type { Plugin } from "@titrate/plugin";
import adadelta from "./optimizers/adadelta.ts";
import adagrad from "./optimizers/adagrad.ts";
import adam from "./optimizers/adam.ts";
import adamax from "./optimizers/adamax.ts";
import adamw from "./optimizers/adamw.ts";
import asgd from "./optimizers/asgd.ts";
import lamb from "./optimizers/lamb.ts";
import lbfgs from "./optimizers/lbfgs.ts";
import lion from "./optimizers/lion.ts";
import momentum from "./optimizers/momentum.ts";
import nadam from "./optimizers/nadam.ts";
import nesterov from "./optimizers/nesterov.ts";
import perceptron from "./optimizers/perceptron.ts";
import radam from "./optimizers/radam.ts";
import rmsprop from "./optimizers/rmsprop.ts";
import rprop from "./optimizers/rprop.ts";
import sgd from "./optimizers/sgd.ts";
import constant from "./schedules/constant.ts";
import cosine from "./schedules/cosine.ts";
import cosineRestarts from "./schedules/cosine-restarts.ts";
import exponential from "./schedules/exponential.ts";
import linear from "./schedules/linear.ts";
import multiStep from "./schedules/multi-step.ts";
import oneCycle from "./schedules/one-cycle.ts";
import polynomial from "./schedules/polynomial.ts";
import reduceOnPlateau from "./schedules/reduce-on-plateau.ts";
import sequential from "./schedules/sequential.ts";
import step from "./schedules/step.ts";
import warmup from "./schedules/warmup.ts";

export const optimizers: readonly Plugin[] = [
  adadelta,
  adagrad,
  adam,
  adamax,
  adamw,
  asgd,
  lamb,
  lbfgs,
  lion,
  momentum,
  nadam,
  nesterov,
  perceptron,
  radam,
  rmsprop,
  rprop,
  sgd,
];
export const schedules: readonly Plugin[] = [
  constant,
  cosine,
  cosineRestarts,
  exponential,
  linear,
  multiStep,
  oneCycle,
  polynomial,
  reduceOnPlateau,
  sequential,
  step,
  warmup,
];
