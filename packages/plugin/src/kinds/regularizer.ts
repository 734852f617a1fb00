import type { Tensor } from "@titrate/tensor";
import { z } from "zod";
import { type Definition, definePlugin } from "../define.ts";
import { PluginError } from "../error.ts";
import { matchesPath } from "../match-path.ts";
import type { NoParams, ParamValues, Plugin, ZodShape } from "../plugin.ts";
import { expectScalar } from "../returned.ts";

/** What is added to the loss for each parameter that it applies to. */
export interface Regularizer {
  readonly type: string;
  /** Whether it applies to the parameter of this path. */
  applies(path: string): boolean;
  /** Shape []. */
  penalty(parameter: Tensor): Tensor;
}

/**
 * A penalty on parameters, added to the loss in training. The figures of a run show the loss without it.
 *
 * Every regularizer takes `match`: the paths of the parameters that it applies to, "*" unless given ("*.weight",
 * "encoder.*").
 */
export interface RegularizerDefinition<P extends ZodShape> extends Definition<P> {
  /** The penalty of one parameter, shape []; those of several are added up. */
  penalty(parameter: Tensor, params: ParamValues<P>): Tensor;
}

export function defineRegularizer<P extends ZodShape = NoParams>(
  definition: RegularizerDefinition<P>,
): Plugin<"regularizer"> {
  const { name, params } = definition;
  const subject = `regularizer "${name}"`;
  if (params !== undefined && Object.hasOwn(params, "match")) {
    throw new PluginError(
      subject,
      'a parameter cannot be called "match", which every regularizer has; rename it',
    );
  }
  const whole = { ...definition, params: { ...params, match: z.string().min(1).default("*") } };
  return definePlugin("regularizer", whole, { functions: ["penalty"] }, (given) => ({
    type: name,
    applies: (path) => matchesPath(given.match as string, path),
    penalty: (parameter) =>
      expectScalar(
        subject,
        "penalty returned",
        definition.penalty(parameter, given as unknown as ParamValues<P>),
      ),
  }));
}
