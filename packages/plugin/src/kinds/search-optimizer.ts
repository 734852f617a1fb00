import { type Definition, definePlugin } from "../define.ts";
import { PluginError } from "../error.ts";
import type { ParamValues, Plugin } from "../plugin.ts";
import { isRecord, showValue, wrongReturn } from "../returned.ts";
import type { OptimizerParams } from "./optimizer.ts";

/** What a search remembers from step to step: arrays of numbers by name, so that a run can resume. */
export type SearchState = Readonly<Record<string, Float64Array>>;

export interface SearchInput {
  /** All trained parameters, one after the other. */
  readonly parameters: Float64Array;
  /** What the step before returned; empty at the first. */
  readonly state: SearchState;
  /** The loss and its gradient at some parameters, for the rows of this step. */
  evaluate(parameters: Float64Array): { readonly loss: number; readonly gradient: Float64Array };
}

export interface SearchOutput {
  readonly parameters: Float64Array;
  readonly state: SearchState;
}

/** An optimizer that looks at the loss several times a step. */
export interface SearchOptimizer {
  readonly type: string;
  readonly lr: number;
  /** One step at a rate. */
  search(x: SearchInput, lr: number): SearchOutput;
}

/**
 * An optimizer in host code, for methods that look at the loss several times before they take a step: line searches.
 * Others are faster as formulas: see `OptimizerDefinition`. It sees all parameters as one vector, so it takes neither
 * `clip` nor `groups`.
 */
export interface SearchOptimizerDefinition<P extends OptimizerParams> extends Definition<P> {
  readonly params: P;
  /**
   * One step. Depends on its arguments alone and leaves the given arrays as they are. Host math comes from `exact`.
   * `params.lr` is the rate as the schedule has it.
   */
  search(x: SearchInput, params: ParamValues<P>): SearchOutput;
}

export function defineSearchOptimizer<P extends OptimizerParams>(
  definition: SearchOptimizerDefinition<P>,
): Plugin<"optimizer"> {
  const subject = `optimizer "${definition.name}"`;
  if (definition.params?.lr === undefined) {
    throw new PluginError(subject, "it has no parameter `lr`; add one, for example `lr: positive(1)`");
  }
  return definePlugin("optimizer", definition, { functions: ["search"] }, (params) => ({
    type: definition.name,
    lr: (params as { readonly lr: number }).lr,
    search: (x, lr) => expectOutput(subject, x, definition.search(x, { ...params, lr } as ParamValues<P>)),
  }));
}

function expectOutput(subject: string, { parameters: given }: SearchInput, output: unknown): SearchOutput {
  const { parameters, state } = isRecord(output) ? output : {};
  const advice = "return { parameters, state }, a Float64Array and Float64Arrays by name";
  if (!(parameters instanceof Float64Array) || !isRecord(state)) {
    throw wrongReturn(subject, "search returned", output, advice);
  }
  if (parameters.length !== given.length) {
    const problem = `search returned ${parameters.length} parameters of ${given.length}; return all`;
    throw new PluginError(subject, problem);
  }
  for (const [name, values] of Object.entries(state)) {
    if (values instanceof Float64Array) continue;
    throw new PluginError(subject, `the state "${name}" is ${showValue(values)}; make it a Float64Array`);
  }
  return { parameters, state: state as SearchState };
}
