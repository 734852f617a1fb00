import type { PartValue } from "@titrate/plugin";

type Params = Readonly<Record<string, unknown>>;
type Written = Exclude<PartValue, string>;

/** Our parameters from PyTorch's, by its names: ours, and its default where we have another. */
type Words = Readonly<Record<string, string | readonly [ours: string, unlessGiven: unknown]>>;

const milestones: Words = { milestones: "milestones", gamma: "gamma" };
const constant: Words = { factor: ["factor", 1 / 3], total_iters: ["steps", 5] };

const words: Readonly<Record<string, readonly [type: string, Words]>> = {
  step: ["step", { step_size: "size", gamma: "gamma" }],
  multistep: ["multi-step", milestones],
  multi_step: ["multi-step", milestones],
  exponential: ["exponential", { gamma: "gamma" }],
  linear: ["linear", { start_factor: ["start", 1 / 3], end_factor: ["end", 1], total_iters: ["steps", 5] }],
  constant: ["constant", constant],
  constant_warmup: ["constant", constant],
  cosine: ["cosine", { T_max: "steps", eta_min: "min" }],
  cosine_warm_restarts: ["cosine-restarts", { T_0: "period", T_mult: "factor", eta_min: "min" }],
  one_cycle: [
    "one-cycle",
    {
      total_steps: "steps",
      pct_start: "rise",
      anneal_strategy: "anneal",
      div_factor: "div",
      final_div_factor: "final-div",
      three_phase: "three-phase",
    },
  ],
  polynomial: ["polynomial", { total_iters: ["steps", 5], power: "power" }],
  reduce_on_plateau: [
    "reduce-on-plateau",
    {
      mode: ["goal", "minimize"],
      factor: "factor",
      patience: "patience",
      threshold: "threshold",
      threshold_mode: "compare",
      cooldown: "cooldown",
      min_lr: "min",
      eps: "eps",
    },
  ],
};

const values: Readonly<Record<string, string>> = {
  min: "minimize",
  max: "maximize",
  rel: "relative",
  abs: "absolute",
};

/** What moves no rate: of one-cycle the momentum, and the peak, which is our base. */
const apart = ["verbose", "cycle_momentum", "base_momentum", "max_momentum", "max_lr"];

/** What begins at the start, with its parameters and no others. */
function single(name: string, params: Params): Written {
  const { last_epoch = -1, epochs, steps_per_epoch, ...rest } = params;
  const [type, ours] = words[name] ?? [];
  if (type === undefined || ours === undefined) throw new Error(`no schedule for ${name}`);
  if (last_epoch !== -1) throw new Error(`${name}: our schedules have no last_epoch: ${last_epoch}`);
  if (name !== "one_cycle" && epochs !== undefined) throw new Error(`${name}: no parameter "epochs"`);
  const ofEpochs = typeof epochs === "number" && { total_steps: epochs * (steps_per_epoch as number) };
  const given: Params = { ...rest, ...ofEpochs };
  const unknown = Object.keys(given).find((key) => ours[key] === undefined && !apart.includes(key));
  if (unknown !== undefined) throw new Error(`${name}: no parameter "${unknown}"`);
  const written = Object.entries(ours).map(([key, word]) => {
    const [ourKey, otherwise] = typeof word === "string" ? [word, undefined] : word;
    const value = given[key] ?? otherwise;
    return [ourKey, values[value as string] ?? value] as const;
  });
  return { type, ...Object.fromEntries(written.filter(([, value]) => value !== undefined)) };
}

/** Schedules that follow each other, which have no class of PyTorch's or take others. */
const composed: Readonly<Record<string, (params: Params) => Written>> = {
  sequential: ({ parts, milestones }) => ({
    type: "sequential",
    schedules: (parts as readonly [string, Params][]).map(([name, params]) => single(name, params)),
    milestones,
  }),
  warmup_cosine({ warmup_steps, total_steps, eta_min, ...others }) {
    const steps = (total_steps as number) - (warmup_steps as number);
    return {
      type: "warmup",
      steps: warmup_steps,
      next: single("cosine", { T_max: steps, eta_min, ...others }),
    };
  },
  sequential_linear_cosine({ milestone, start_factor, end_factor = 1, total_iters = milestone, ...others }) {
    return {
      type: "sequential",
      schedules: [single("linear", { start_factor, end_factor, total_iters }), single("cosine", others)],
      milestones: [milestone],
    };
  },
};

/** A schedule of ours for PyTorch's. What our schedule cannot do, or neither of us knows, is refused by its name. */
export const partOf = (name: string, params: Params): Written =>
  composed[name]?.(params) ?? single(name, params);
