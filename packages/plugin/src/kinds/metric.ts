import type { Tensor } from "@titrate/tensor";
import { type Definition, definePlugin } from "../define.ts";
import { PluginError } from "../error.ts";
import type { NoParams, ParamValues, Plugin, ZodShape } from "../plugin.ts";
import { expectScalar, showValue } from "../returned.ts";

export interface MetricInput {
  /** The loss's `predict` of the model's outputs for all rows of a split. */
  readonly prediction: Tensor;
  /** The targets of the same rows; dtype int where they are class indices. */
  readonly target: Tensor;
}

export interface Metric {
  /** The name given in the YAML, else the plugin's. */
  readonly name: string;
  readonly goal: "maximize" | "minimize";
  /** Shape []. */
  compute(x: MetricInput): Tensor;
}

/** What is reported of a model on a split. */
export interface MetricDefinition<P extends ZodShape> extends Definition<P> {
  /** Which way is better. */
  readonly goal: "maximize" | "minimize";
  /** A scalar, shape [], over all rows at once. Throws ShapeError, saying what to change, where shapes do not fit. */
  compute(x: MetricInput, params: ParamValues<P>): Tensor;
}

export function defineMetric<P extends ZodShape = NoParams>(
  definition: MetricDefinition<P>,
): Plugin<"metric"> {
  const { name, goal } = definition;
  const subject = `metric "${name}"`;
  const plugin = definePlugin("metric", definition, ["compute"], (params, identity) => ({
    name: identity.name ?? name,
    goal,
    compute: (x) => expectScalar(subject, "compute returned", definition.compute(x, params)),
  }));
  if (goal !== "maximize" && goal !== "minimize") {
    throw new PluginError(subject, `its goal is ${showValue(goal)}; write "maximize" or "minimize"`);
  }
  return plugin;
}
