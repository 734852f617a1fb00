import type { PartValue } from "@titrate/plugin";
import { bindPart, readVectors } from "@titrate/plugin/testing";
import { expect, it } from "vitest";
import { schedules } from "../index.ts";

interface Case {
  readonly name: string;
  readonly base_lr: number;
  readonly params: Readonly<Record<string, unknown>>;
  readonly lr: readonly number[];
  readonly metrics?: readonly number[];
}

const { cases } = readVectors<{ cases: Case[] }>(new URL("schedules.vectors.json", import.meta.url));

/** PyTorch's schedules in our words. */
const written: Readonly<Record<string, (params: Case["params"]) => Exclude<PartValue, string>>> = {
  step: ({ step_size, gamma }) => ({ type: "step", size: step_size, gamma }),
  multistep: (params) => ({ type: "multi-step", ...params }),
  exponential: (params) => ({ type: "exponential", ...params }),
  linear: ({ start_factor, end_factor, total_iters }) => ({
    type: "linear",
    start: start_factor,
    end: end_factor,
    steps: total_iters,
  }),
  constant_warmup: ({ factor, total_iters }) => ({ type: "constant", factor, steps: total_iters }),
  cosine: ({ T_max, eta_min }) => ({ type: "cosine", steps: T_max, min: eta_min }),
  cosine_warm_restarts: ({ T_0, T_mult, eta_min }) => ({
    type: "cosine-restarts",
    period: T_0,
    factor: T_mult,
    min: eta_min,
  }),
  one_cycle: ({ total_steps, pct_start, anneal_strategy, div_factor, final_div_factor, three_phase }) => ({
    type: "one-cycle",
    steps: total_steps,
    rise: pct_start,
    anneal: anneal_strategy,
    div: div_factor,
    "final-div": final_div_factor,
    "three-phase": three_phase,
  }),
  polynomial: ({ total_iters, power }) => ({ type: "polynomial", steps: total_iters, power }),
  reduce_on_plateau: ({ mode, threshold_mode, min_lr, ...params }) => ({
    type: "reduce-on-plateau",
    goal: mode === "min" ? "minimize" : "maximize",
    compare: threshold_mode === "rel" ? "relative" : "absolute",
    min: min_lr,
    ...params,
  }),
  warmup_cosine: ({ warmup_steps, eta_min }) => ({
    type: "warmup",
    steps: warmup_steps,
    next: { type: "cosine", min: eta_min },
  }),
  sequential_linear_cosine: ({ milestone, start_factor, T_max, eta_min }) => ({
    type: "sequential",
    schedules: [
      { type: "linear", start: start_factor, end: 1, steps: milestone },
      { type: "cosine", steps: T_max, min: eta_min },
    ],
    milestones: [milestone],
  }),
};

it.each(cases)("$name $params has PyTorch's rates", ({ name, base_lr, params, lr, metrics = [] }) => {
  const schedule = bindPart("schedule", written[name]!(params), schedules);
  // One-cycle's lr is its peak; PyTorch's base is what it starts at.
  const base = name === "one_cycle" ? (params.max_lr as number) : base_lr;
  const evaluations = [0, ...metrics].map((loss, step) => ({
    step,
    epoch: step,
    metrics: { "validation/loss": loss },
  }));
  for (const [step, want] of lr.entries()) {
    const history = metrics.length === 0 ? [] : evaluations.slice(0, step + 1);
    const got = schedule({ step, steps: lr.length, base, stepsPerEpoch: 1, history, goals: new Map() });
    expect(Math.abs(got - want), `step ${step}: ${got} for ${want}`).toBeLessThanOrEqual(
      1e-12 * Math.abs(want),
    );
  }
});
