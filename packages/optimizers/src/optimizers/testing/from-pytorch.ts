import type { PartValue } from "@titrate/plugin";

type Params = Readonly<Record<string, unknown>>;

/** PyTorch's names for ours; two names where PyTorch has a pair. */
const ours: Readonly<Record<string, string | readonly [string, string]>> = {
  betas: ["beta1", "beta2"],
  centered: "centred",
  decoupled_weight_decay: "decoupled",
  etas: ["shrink", "grow"],
  initial_accumulator_value: "initial",
  lambd: "lambda",
  lr_decay: "lr-decay",
  momentum_decay: "momentum-decay",
  step_sizes: ["min", "max"],
  weight_decay: "decay",
  // Of lbfgs:
  history_size: "history",
  line_search_fn: "search",
  max_eval: "evaluations",
  max_iter: "iterations",
  tolerance_change: "tolerance-change",
  tolerance_grad: "tolerance-gradient",
};

/** How PyTorch computes, which changes no number; and the problem's own, for who walks it. */
const apart = ["foreach", "fused", "capturable", "differentiable", "maximize"];

/** What PyTorch takes where a case says nothing, and we do not. */
const defaults: Readonly<Record<string, Params>> = { sgd: { lr: 1e-3 } };

/**
 * An optimizer of ours for PyTorch's. A parameter that neither of us has is refused by its name. `maximize` is not in
 * it: it turns the problem over.
 */
export function partOf({ name, params }: { readonly name: string; readonly params: Params }): PartValue {
  const part: Record<string, unknown> = {};
  for (const [key, value] of Object.entries({ ...defaults[name], ...params })) {
    const known = ours[key] ?? key;
    if (apart.includes(key)) continue;
    if (key === "line_search_fn") part.search = value === "strong_wolfe" ? "strong-wolfe" : (value ?? "none");
    else if (typeof known === "string") part[known] = value;
    else for (const [index, each] of known.entries()) part[each] = (value as readonly number[])[index];
  }
  if (name !== "adam" && name !== "adamw") return { ...part, type: name };
  // PyTorch's adamw is adam whose decay is apart.
  const { decoupled = name === "adamw", ...others } = part;
  const decay = name === "adam" ? { decay: 0 } : {};
  return { ...decay, ...others, type: decoupled === true ? "adamw" : "adam" };
}
