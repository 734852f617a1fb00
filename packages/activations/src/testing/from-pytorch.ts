import type { Activation, Tensor } from "@titrate/plugin";
import { literalOf, type VectorTensor } from "@titrate/plugin/testing";
import { boundActivation, scopeOf } from "./bound.ts";

const names: Readonly<Record<string, string>> = {
  gelu_tanh: "gelu",
  hardsigmoid: "hard-sigmoid",
  hardswish: "hard-swish",
  hardtanh: "hard-tanh",
  logsigmoid: "log-sigmoid",
  rrelu_eval: "rrelu",
};

/** What we call otherwise. */
const renamed: Readonly<Record<string, string>> = {
  dim: "axis",
  lambd: "threshold",
  max_val: "max",
  min_val: "min",
  negative_slope: "slope",
};

/** What PyTorch takes where a case says nothing, and we do not. */
const defaults: Readonly<Record<string, object>> = {
  gelu_tanh: { approximate: "tanh" },
  softplus: { threshold: 20 },
};

interface Case {
  readonly name: string;
  readonly params: object;
  /** Of prelu: a number, or one a channel. */
  readonly weight?: VectorTensor;
}

/** Bound from PyTorch's names; a parameter that neither of us has is refused by its name. */
function bound({ name, params }: Case): Activation {
  const { weight, ...others } = params as Readonly<Record<string, unknown>>;
  if (weight !== undefined && name !== "prelu") throw new Error(`${name}: no parameter "weight"`);
  const ours = Object.entries({ ...defaults[name], ...others }).map(([key, value]) => {
    if (value === null) throw new Error(`${name}: what is ${key}: null?`);
    return [renamed[key] ?? key, value] as const;
  });
  return boundActivation(names[name] ?? name.replaceAll("_", "-"), Object.fromEntries(ours));
}

/** The weight of a prelu, which is trained; undefined for other activations. */
export function weightOf({ name, params, weight }: Case): VectorTensor | undefined {
  if (name !== "prelu") return undefined;
  const given = weight ?? (params as { readonly weight?: number | readonly number[] | VectorTensor }).weight;
  if (typeof given === "number") return { shape: [], data: [given] };
  if (given === undefined) return { shape: [], data: [0.25] };
  return "shape" in given ? given : { shape: [given.length], data: given };
}

/** PyTorch's activation in evaluation, as a function of x and, where it has one, of the weight. */
export function fromPytorch(one: Case): (x: Tensor, weight?: Tensor) => Tensor {
  const known = weightOf(one);
  if (known === undefined) return (x) => bound(one)(x, { ...scopeOf(), training: false });
  const isShared = known.data.length === 1;
  const activation = bound({
    ...one,
    params: { ...withoutWeight(one.params), per: isShared ? "all" : "channel" },
  });
  return (x, weight = literalOf(known)) =>
    activation(x, { ...scopeOf(), parameter: (_, shape) => weight.reshape(shape) });
}

function withoutWeight(params: object): object {
  const { weight: _, ...others } = params as { readonly weight?: unknown };
  return others;
}
