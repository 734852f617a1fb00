import { blame, type RunParts, type RunResult, type TrainOptions, trainRun } from "@titrate/engine";
import type { Plugin } from "@titrate/plugin";
import type { Catalogue } from "@titrate/plugin/host";
import type { Container } from "inversify";
import { type ArmRequest, createArmContainer } from "./arm-container.ts";
import { withPlugins } from "./catalogue.ts";
import { builtinPlugins, createRootContainer, executors } from "./root-container.ts";
import { tokens } from "./tokens.ts";

/** Plugins and services wired together; what holds them is this package's own matter. */
export interface Wiring {
  readonly catalogue: Catalogue;
  /** The names of the executors. */
  readonly executors: readonly string[];
  /**
   * This wiring and these plugins; this one stays as it is.
   *
   * @throws PluginError where a name of a kind is taken.
   */
  add(plugins: readonly Plugin[]): Wiring;
  /** Wires one arm: what its runs share is made on first use. */
  arm(request: ArmRequest): WiredArm;
}

export interface WiredArm {
  /**
   * Makes the parts of the run of a seed; its data and its random streams are its own.
   *
   * @throws RunError, the promise's rejection, with the place in the config of a part that cannot be made.
   */
  parts(seed: number): Promise<RunParts>;
  /** @throws RunError where the arm's generator refuses the seed. */
  checkSeed(seed: number): void;
  /** Trains the run of a seed. */
  train(seed: number, options?: TrainOptions): Promise<RunResult>;
}

/** The executors and the built-in plugins, or other plugins in their stead. */
export function wireBuiltins(plugins: readonly Plugin[] = builtinPlugins): Wiring {
  return wiringOf(createRootContainer(plugins));
}

function wiringOf(container: Container): Wiring {
  return {
    catalogue: container.get(tokens.catalogue),
    executors: executors.map(({ name }) => name),
    add: (plugins) => wiringOf(withPlugins(container, plugins)),
    arm(request) {
      const arm = createArmContainer(container, request);
      const parts = (seed: number): Promise<RunParts> => arm.get(tokens.runParts)(seed);
      return {
        parts,
        checkSeed: (seed) => blame(["rng"], () => arm.get(tokens.rng)(seed)),
        train: async (seed, options) => trainRun(await parts(seed), options),
      };
    },
  };
}
