import type { Tensor } from "@titrate/tensor";
import type { z } from "zod";
import { type Definition, definePlugin } from "../define.ts";
import { PluginError } from "../error.ts";
import { type Clip, type ParameterGroup, takeGroups, withGroups } from "../parameter-groups.ts";
import type { ParamValues, Plugin, ZodShape } from "../plugin.ts";
import { expectTensor, isRecord, showValue, wrongReturn } from "../returned.ts";
import type { SearchOptimizer } from "./search-optimizer.ts";

/** How a slot starts: zeros of the parameter's shape, or the scalar 1 (shape []), e.g. for powers of beta. */
export type Slot = "zeros" | "one";

/** The parameter, its gradient and its slots. */
export interface OptimizerInput {
  readonly param: Tensor;
  readonly grad: Tensor;
  readonly [slot: string]: Tensor;
}

/** The parameter and its slots after one update. */
export interface OptimizerOutput {
  readonly param: Tensor;
  readonly [slot: string]: Tensor;
}

/** How one group of parameters is updated. */
export interface UpdateRule {
  /** The numeric parameters: each is one scalar input of the step. `lr` is always among them. */
  readonly hyper: Readonly<Record<string, number>>;
  /** The state of one trained tensor. */
  readonly state: Readonly<Record<string, Slot>>;
  /** `hyper` holds a scalar tensor (shape []) for each key of `UpdateRule.hyper`. */
  update(x: OptimizerInput, hyper: Readonly<Record<string, Tensor>>): OptimizerOutput;
}

/** Of one of two forms: a formula of the gradient, or a search that looks at the loss several times a step. */
export type Optimizer = GradientOptimizer | SearchOptimizer;

/** The rule of all parameters that belong to none of the groups, and the groups. */
export interface GradientOptimizer extends UpdateRule {
  readonly type: string;
  /** A parameter belongs to the first group that its path matches. */
  readonly groups: readonly (UpdateRule & Pick<ParameterGroup, "match" | "freeze">)[];
  /** What is done to the gradients first. */
  readonly clip?: Clip;
}

/** `lr` is the base learning rate, which the schedule scales. */
export type OptimizerParams = ZodShape & { readonly lr: z.ZodType<number> };

export type Slots = { readonly [slot: string]: Slot | undefined };

type SlotTensors<S> = { readonly [K in keyof S]: Tensor };
type Hyper<V> = {
  readonly [K in keyof V]: Extract<V[K], number> extends never ? V[K] : NumberToTensor<V[K]>;
};
type NumberToTensor<T> = Tensor | Exclude<T, number>;

/**
 * An optimizer: what it remembers of each trained tensor, and the update as the paper writes it.
 *
 * Write `params`, `state` and `update` in this order: the types of the later follow from the earlier.
 */
export interface OptimizerDefinition<P extends OptimizerParams, S extends Slots> extends Definition<P> {
  readonly params: P;
  /** The slots by name; a function where a parameter decides which there are (numbers are plain numbers here). */
  readonly state: S | ((params: ParamValues<P>) => S);
  /**
   * One update of one trained tensor: `param` and `grad` have its shape, slots that of their kind.
   * Returns the new `param` and every slot. Numeric parameters arrive as scalar tensors, so that a sweep over
   * them compiles once; other parameters arrive as they are. Running products (beta^t) are "one" slots.
   *
   * @param params the plain numbers, for what decides which formula it is (`params.decay === 0`).
   */
  update(
    x: { readonly param: Tensor; readonly grad: Tensor } & SlotTensors<S>,
    hyper: Hyper<ParamValues<P>>,
    params: ParamValues<P>,
  ): { readonly param: Tensor } & SlotTensors<S>;
}

export function defineOptimizer<P extends OptimizerParams, const S extends Slots>(
  definition: OptimizerDefinition<P, S>,
): Plugin<"optimizer"> {
  const subject = `optimizer "${definition.name}"`;
  if (definition.params?.lr === undefined) {
    throw new PluginError(subject, "it has no parameter `lr`; add one, for example `lr: positive(0.01)`");
  }
  if (typeof definition.state !== "function" && !isRecord(definition.state)) {
    const problem = `its state is ${showValue(definition.state)}`;
    throw new PluginError(subject, `${problem}; name its slots: { m: "zeros" }, or {} for none`);
  }
  const ruleOf = (params: ParamValues<P>): UpdateRule => {
    const state = slotsOf(subject, definition.state, params);
    const numbers = Object.entries(params).filter((entry) => typeof entry[1] === "number");
    return {
      hyper: Object.fromEntries(numbers) as Record<string, number>,
      state,
      update(x, hyper) {
        const all = { ...params, ...hyper } as Hyper<ParamValues<P>>;
        const output = definition.update(x as OptimizerInput & SlotTensors<S>, all, params);
        return expectOutput(subject, x, state, output);
      },
    };
  };
  return definePlugin(
    "optimizer",
    withGroups(definition),
    { functions: ["update"], values: ["state"] },
    (given) => {
      const { groups, clip, params } = takeGroups(given);
      return {
        type: definition.name,
        ...ruleOf(params as ParamValues<P>),
        groups: groups.map(({ match, freeze, own }) => ({
          match,
          freeze,
          ...ruleOf({ ...params, ...own } as ParamValues<P>),
        })),
        ...(clip && { clip }),
      };
    },
  );
}

function slotsOf<V>(subject: string, state: Slots | ((params: V) => Slots), params: V): Record<string, Slot> {
  const declared = typeof state === "function" ? state(params) : state;
  if (!isRecord(declared)) {
    throw wrongReturn(
      subject,
      "state returned",
      declared,
      'return its slots: { m: "zeros" }, or {} for none',
    );
  }
  const slots: Record<string, Slot> = {};
  for (const [name, slot] of Object.entries(declared)) {
    if (slot === undefined) continue;
    if (name === "param" || name === "grad") {
      throw new PluginError(
        subject,
        `a slot cannot be called "${name}", which has its own meaning; rename it`,
      );
    }
    if (slot !== "zeros" && slot !== "one") {
      throw new PluginError(subject, `slot "${name}" is ${JSON.stringify(slot)}; write "zeros" or "one"`);
    }
    slots[name] = slot;
  }
  return slots;
}

function expectOutput(
  subject: string,
  x: OptimizerInput,
  state: Readonly<Record<string, Slot>>,
  output: unknown,
): OptimizerOutput {
  const names = ["param", ...Object.keys(state)];
  if (!isRecord(output)) {
    throw wrongReturn(subject, "update returned", output, `return { ${names.join(", ")} }`);
  }
  for (const name of names) {
    const [want, got] = [x[name], output[name]];
    if (got === undefined) {
      throw new PluginError(subject, `update does not return "${name}"; return its new value`);
    }
    const tensor = expectTensor(subject, `the "${name}" that update returned is`, got);
    if (want === undefined || showValue(tensor) === showValue(want)) continue;
    const problem = `update returned "${name}" as ${showValue(tensor)}; keep it ${showValue(want)}`;
    throw new PluginError(subject, problem);
  }
  for (const name of Object.keys(output)) {
    if (name !== "param" && !Object.hasOwn(state, name)) {
      throw new PluginError(subject, `update returns "${name}", which is not in \`state\`; declare it there`);
    }
  }
  return output as OptimizerOutput;
}
