import type { Initializer } from "@titrate/plugin";
import { state, type Tensor } from "@titrate/tensor";
import type { Origins } from "./origins.ts";

/** A learned tensor of a model, as a layer declared it. */
export interface Parameter {
  /** Dotted path: "hidden.weight". */
  readonly name: string;
  /** The stream of its initial values: "init/hidden/weight". */
  readonly stream: string;
  readonly tensor: Tensor;
  readonly initializer: Initializer;
  readonly fanIn: number;
  readonly fanOut: number;
}

/** Numbers that training changes without a gradient, as a layer declared them. */
export interface ModelBuffer {
  /** Dotted path: "batch-norm-1.running-mean". */
  readonly name: string;
  readonly tensor: Tensor;
  /** What all of it is before the first step. */
  readonly start: number;
}

/** A generator inside the compiled step, as a layer declared it. */
interface RandomSource {
  readonly name: string;
  readonly stream: string;
  /** State of two int words, set from the stream once per run. */
  readonly key: Tensor;
}

/** All that the layers of one model own. A model traced again (to evaluate) finds what the first trace declared. */
export interface Declarations {
  readonly parameters: Map<string, Parameter>;
  readonly buffers: Map<string, ModelBuffer>;
  readonly randomSources: Map<string, RandomSource>;
  /** Counts the training steps; the counter of the random sources. */
  readonly step: Tensor;
  /** The parts of the config that all tensors of the run's graphs are made for. */
  readonly origins: Origins;
}

export function emptyDeclarations(): Declarations {
  return {
    parameters: new Map(),
    buffers: new Map(),
    randomSources: new Map(),
    step: state("run/step", [], "int"),
    origins: new WeakMap(),
  };
}
