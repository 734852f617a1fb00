import { bindPart, readVectors } from "@titrate/plugin/testing";
import { expect, it } from "vitest";
import { schedules } from "../index.ts";
import { partOf } from "./testing/from-pytorch.ts";

interface Case {
  readonly name: string;
  readonly base_lr: number;
  readonly params: Readonly<Record<string, unknown>>;
  readonly lr: readonly number[];
  readonly metrics?: readonly number[];
}

const { cases } = readVectors<{ cases: Case[] }>(new URL("schedules.vectors.json", import.meta.url));

it.each(cases)("$name $params has PyTorch's rates", ({ name, base_lr, params, lr, metrics = [] }) => {
  const schedule = bindPart("schedule", partOf(name, params), schedules);
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
    // Where a cosine is nearly over, the last bit of its start is all that PyTorch has left.
    const tolerance = 1e-12 * Math.abs(want) + 1e-15 * base_lr;
    expect(Math.abs(got - want), `step ${step}: ${got} for ${want}`).toBeLessThanOrEqual(tolerance);
  }
});
