import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { TrainingState } from "@titrate/engine";
import { planExperiment } from "@titrate/experiment";
import { optimizers, schedules } from "@titrate/optimizers";
import { decodeTensors, encodeTensors, jsonText } from "@titrate/store";
import { describe, expect, it } from "vitest";
import { stateAt } from "../../packages/engine/src/testing/state-at.ts";
import { root } from "../acceptance/cli.ts";

// A run that is left and resumed comes to the bits of one that was not: its state goes through a file's bytes each
// time.

const model = `{ type: sequential, layers: [
  { type: dense, units: 4, activation: tanh }, { type: batch-norm }, { type: dropout, rate: 0.2 }, { type: dense, units: 2 } ] }`;
const base = (more: string): string => `
dataset: { type: two-spirals, rows: 14 }
model: ${model}
loss: softmax-cross-entropy
metrics: [accuracy]
train: { epochs: 6, batch: 4 }
evaluate: { every: 2 }
${more}
`;

const withDefaults = (kind: string, names: readonly string[], text: (name: string) => string) =>
  names.map((name) => [`${kind} ${name}`, text(name)] as const);

/** Schedules that need to be told something. */
const needing: Readonly<Record<string, string>> = {
  exponential: "{ type: exponential, gamma: 0.9 }",
  "multi-step": "{ type: multi-step, milestones: [2, 4] }",
  step: "{ type: step, size: 2 }",
  "cosine-restarts": "{ type: cosine-restarts, period: 3 }",
  "reduce-on-plateau": "{ type: reduce-on-plateau, metric: train/loss, patience: 1 }",
  sequential: "{ type: sequential, schedules: [constant, cosine], milestones: [3] }",
  warmup: "{ type: warmup, steps: 5, next: cosine }",
};

const known: readonly (readonly [string, string])[] = [
  ...withDefaults(
    "the optimizer",
    optimizers.map(({ name }) => name),
    (name) => base(`optimizer: { type: ${name}, lr: 0.01 }`),
  ),
  ...withDefaults(
    "the schedule",
    schedules.map(({ name }) => name).filter((name) => !(name in needing)),
    (name) => base(`optimizer: { type: sgd, lr: 0.1, momentum: 0.9 }\nschedule: ${name}`),
  ),
  ...Object.entries(needing).map(
    ([name, text]) =>
      [`the schedule ${name}`, base(`optimizer: { type: adam, lr: 0.1 }\nschedule: ${text}`)] as const,
  ),
  ["f64 under the reference", base("optimizer: { type: adam }\nprecision: f64\nexecutor: reference")],
  ["a generator of one sequence", base("optimizer: { type: adam }\nrng: mt19937")],
  [
    "parameters that a callback kept",
    base(
      "optimizer: { type: sgd, lr: 2 }\ncallbacks: [{ type: best-checkpoint, metric: train/loss }, norms]",
    ),
  ],
  [
    "early stopping",
    base(
      "optimizer: { type: sgd, lr: 3 }\ncallbacks: [{ type: early-stopping, metric: train/loss, patience: 1, restore: true }]",
    ),
  ],
];

describe.each(known)("%s", (_name, text) => {
  it("resumed at any of several steps, equals the run that was never stopped", async () => {
    const planned = await planExperiment(
      { kind: "file", name: join(root, "experiments", "x.yaml"), text },
      {},
    );
    const [arm] = planned.plan.arms;
    const seed = 3;
    const whole = await planned.wire(arm!).train(seed);
    for (const step of [1, 5, 8, 13]) {
      const state = await stateAt(step, (options) => planned.wire(arm!).train(seed, options));
      if (state === undefined) continue; // it had stopped by itself
      expect(await planned.wire(arm!).train(seed, { resume: throughFile(state) }), `step ${step}`).toEqual(
        whole,
      );
    }
  });
});

describe.each(readdirSync(join(root, "experiments")).filter((name) => name.endsWith(".yaml")))(
  "%s",
  (name) => {
    it("resumed, equals the run that was never stopped", async () => {
      const packagedConfigs = [join(root, "configs")];
      const planned = await planExperiment(join(root, "experiments", name), {
        overrides: ["train.epochs=3"],
        packagedConfigs,
      });
      for (const arm of planned.plan.arms.slice(0, 3)) {
        const whole = await planned.wire(arm).train(1);
        const state = await stateAt(2, (options) => planned.wire(arm).train(1, options));
        expect(await planned.wire(arm).train(1, { resume: throughFile(state!) }), arm.name).toEqual(whole);
      }
    });
  },
);

function throughFile({ step, notes, tensors }: TrainingState): TrainingState {
  const { tensors: read } = decodeTensors(encodeTensors(tensors), "state");
  return { step, notes: JSON.parse(jsonText(notes as never)), tensors: read };
}
