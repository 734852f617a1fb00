import type { Tensor } from "@titrate/tensor";
import { type Definition, definePlugin } from "../define.ts";
import { PluginError } from "../error.ts";
import type { Evaluation, Goals } from "../evaluation.ts";
import type { NoParams, ParamValues, Plugin, ZodShape } from "../plugin.ts";
import { expectNames, expectScalar, isRecord, wrongReturn } from "../returned.ts";

/** What a callback wants after an evaluation. */
export interface Decision {
  /** Ends the training here, and says why: "no better validation/loss in 5 evaluations". */
  readonly stop?: string;
  /** The run ends with the parameters of now, unless a later evaluation is kept. */
  readonly keep?: boolean;
}

/**
 * What there is to look at inside a model: for the first training rows, at most 1,024, as the model is in use (nothing is
 * dropped out). The loss is without penalties, its gradient not clipped.
 */
export interface Probe {
  /** The learned tensors with the gradient of the loss, in the order of their declaration. */
  readonly parameters: readonly {
    readonly path: string;
    readonly value: Tensor;
    readonly gradient: Tensor;
  }[];
  /** What the activations return, in the order of their calls. Axis 0 is the row. */
  readonly activations: readonly { readonly path: string; readonly output: Tensor }[];
}

export interface Callback {
  readonly type: string;
  /** The name given in the YAML. */
  readonly name?: string;
  /** The figures that it looks at. */
  readonly watches: readonly string[];
  /** Whether it decides anything after evaluations. */
  readonly decides: boolean;
  decide(history: readonly Evaluation[], goals: Goals): Decision;
  /** Scalars, shape [], by name. */
  figures?(probe: Probe): Readonly<Record<string, Tensor>>;
}

/** Looks at a run while it goes on: ends it, chooses the parameters to end with, logs more figures. */
export interface CallbackDefinition<P extends ZodShape> extends Definition<P> {
  /**
   * After each evaluation. `history` holds all evaluations so far, the last one last; the first was before any
   * training. Depends on its arguments alone, so that a run can resume.
   *
   * @param goals which way each figure is better.
   */
  decide?(history: readonly Evaluation[], params: ParamValues<P>, goals: Goals): Decision | undefined;
  /** The names of the figures that `decide` looks at ("validation/loss"): a run that lacks one is refused. */
  watches?(params: ParamValues<P>): readonly string[];
  /**
   * More figures of each evaluation, as tensors of shape []: they are logged as "train/<key>", or "train/<name>/<key>"
   * where the callback has a `name:`. No figure is better high or low of itself: who looks for its best says which.
   */
  figures?(probe: Probe, params: ParamValues<P>): Readonly<Record<string, Tensor>>;
}

const keys = { optionalFunctions: ["decide", "watches", "figures"] };

export function defineCallback<P extends ZodShape = NoParams>(
  definition: CallbackDefinition<P>,
): Plugin<"callback"> {
  const { name, decide, figures, watches } = definition;
  const subject = `callback "${name}"`;
  if (decide === undefined && figures === undefined) {
    throw new PluginError(
      subject,
      "it has neither a function `decide` nor a function `figures`; give it one",
    );
  }
  return definePlugin("callback", definition, keys, (params, identity) => ({
    type: name,
    ...identity,
    watches: watches === undefined ? [] : expectNames(subject, "watches returned", watches(params)),
    decides: decide !== undefined,
    decide: (history, goals) => expectDecision(subject, decide?.(history, params, goals)),
    ...(figures && { figures: (probe: Probe) => expectFigures(subject, figures(probe, params)) }),
  }));
}

function expectDecision(subject: string, value: unknown): Decision {
  if (value === undefined) return {};
  const { stop, keep } = isRecord(value) ? value : { stop: null };
  const fits =
    (stop === undefined || typeof stop === "string") && (keep === undefined || typeof keep === "boolean");
  if (fits) return value as Decision;
  throw wrongReturn(
    subject,
    "decide returned",
    value,
    'return { stop: "why" }, { keep: true }, both or nothing',
  );
}

function expectFigures(subject: string, value: unknown): Readonly<Record<string, Tensor>> {
  if (!isRecord(value)) throw wrongReturn(subject, "figures returned", value, "return { name: tensor }");
  for (const [name, figure] of Object.entries(value))
    expectScalar(subject, `the figure "${name}" is`, figure);
  return value as Readonly<Record<string, Tensor>>;
}
