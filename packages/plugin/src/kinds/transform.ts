import type { RandomStream } from "@titrate/numeric";
import { checkDataset } from "../dataset-checks.ts";
import { type Definition, definePlugin } from "../define.ts";
import type { NoParams, ParamValues, Plugin, ZodShape } from "../plugin.ts";
import type { Dataset } from "./dataset.ts";

export interface TransformContext {
  /** The transform's own stream, for what is drawn. */
  readonly random: RandomStream;
}

/** A dataset made of another, before the run. */
export interface Transform {
  readonly type: string;
  /** The name given in the YAML. */
  readonly name?: string;
  /** It learns from the training rows. */
  readonly fits: boolean;
  /** It moves rows between train, validation and test. */
  readonly divides: boolean;
  apply(dataset: Dataset, context: TransformContext): Dataset;
}

/**
 * What is done to the data before training: scaling, encoding, splitting. Transforms are applied in the order in which
 * they are written.
 */
export interface TransformDefinition<P extends ZodShape> extends Definition<P> {
  /** Whether what it does depends on the training rows, as a mean does, by its parameters; false unless given. */
  readonly fits?: boolean | ((params: ParamValues<P>) => boolean);
  /**
   * Whether it moves rows between train, validation and test; false unless given. What fits must stand behind it: rows
   * that were fitted on would become test rows.
   */
  readonly divides?: boolean;
  /**
   * The dataset with the transform applied; the given arrays stay as they are. Whatever is fitted (means, categories,
   * ranges) is fitted on `dataset.train` alone. Throws DataError, saying what to do, where it cannot be applied.
   */
  apply(dataset: Dataset, params: ParamValues<P>, context: TransformContext): Dataset;
}

export function defineTransform<P extends ZodShape = NoParams>(
  definition: TransformDefinition<P>,
): Plugin<"transform"> {
  const { name, fits = false, divides = false } = definition;
  return definePlugin(
    "transform",
    definition,
    { functions: ["apply"], values: ["fits", "divides"] },
    (params, identity) => ({
      type: name,
      fits: typeof fits === "function" ? fits(params) : fits,
      divides,
      ...(identity.name === undefined ? {} : { name: identity.name }),
      apply: (dataset, context) =>
        checkDataset(
          `transform "${name}"`,
          definition.apply(dataset, params, context),
          params,
          "apply returned",
        ),
    }),
  );
}
