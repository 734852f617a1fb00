import type { RunParts, RunResult } from "@titrate/engine";
import type { Catalogue, Plugin, Streams } from "@titrate/plugin";
import type { Container } from "inversify";
import { withPlugins } from "./catalogue.ts";
import { createRootContainer, executors } from "./root-container.ts";
import { createRunContainer, type RunRequest } from "./run-container.ts";
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
  /** Wires one run. Its parts are made on first use, and are its own. */
  run(request: RunRequest): WiredRun;
}

export interface WiredRun {
  /** @throws RunError with the place in the config of a part that cannot be made. */
  parts(): RunParts;
  /** The random streams alone. @throws RunError where the generator refuses the seed. */
  streams(): Streams;
  train(signal?: AbortSignal): Promise<RunResult>;
}

/** The built-in plugins and the executors. */
export function wireBuiltins(): Wiring {
  return wiringOf(createRootContainer());
}

function wiringOf(container: Container): Wiring {
  return {
    catalogue: container.get(tokens.catalogue),
    executors: executors.map(({ name }) => name),
    add: (plugins) => wiringOf(withPlugins(container, plugins)),
    run(request) {
      const own = createRunContainer(container, request);
      return {
        parts: () => own.get(tokens.runParts),
        streams: () => own.get(tokens.streams),
        train: (signal) => own.get(tokens.trainer)(signal),
      };
    },
  };
}
