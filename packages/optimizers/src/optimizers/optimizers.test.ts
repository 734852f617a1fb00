import type { PartValue } from "@titrate/plugin";
import {
  bindPart,
  byGradient,
  optimize,
  useExecutor,
  valueAndGradient,
  worstError,
} from "@titrate/plugin/testing";
import { referenceExecutor } from "@titrate/tensor";
import { compiledExecutor } from "@titrate/wasm";
import { beforeEach, describe, expect, it } from "vitest";
import { optimizers } from "../index.ts";
import { type Case, problemOf, vectors } from "./testing/problems.ts";
import { walk } from "./testing/walk.ts";

/** PyTorch's names for ours; two names where PyTorch has a pair. */
const ours: Readonly<Record<string, string | readonly [string, string]>> = {
  betas: ["beta1", "beta2"],
  etas: ["shrink", "grow"],
  step_sizes: ["min", "max"],
  weight_decay: "decay",
  momentum_decay: "momentum-decay",
  lr_decay: "lr-decay",
  initial_accumulator_value: "initial",
  centered: "centred",
  lambd: "lambda",
};

function partOf({ name, params }: Pick<Case, "name" | "params">): PartValue {
  const part: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(params)) {
    const name = ours[key] ?? key;
    if (typeof name === "string") part[name] = value;
    else for (const [index, each] of name.entries()) part[each] = (value as readonly number[])[index];
  }
  return { ...part, type: name };
}

/** A path along which rounding alone moves the parameters by more than this is chaotic. */
const chaotic = 1e-7;

describe.each([referenceExecutor, compiledExecutor])("under the $name executor,", (executor) => {
  beforeEach(() => useExecutor(executor));

  describe.each(["mlp", "surface"] as const)("on %s", (problem) => {
    const cases = vectors.cases.filter(
      // Those of lbfgs, which searches, are in its own test.
      (example) => example.problem === problem && example.name !== "lbfgs",
    );
    it.each(cases)("$name $params walks as PyTorch's", (example) => {
      const trace = optimize(bindPart("optimizer", partOf(example), optimizers), problemOf(problem), 200);
      const steps = Object.keys(example.params_after).map(Number);
      const wild = steps.find((step) => example.rounding_spread[step]! > chaotic) ?? Number.POSITIVE_INFINITY;
      const tame = steps.filter((step) => step < wild);
      for (const step of tame) {
        const tolerance = 1e-12 + 100 * example.rounding_spread[step]!;
        for (const [name, values] of Object.entries(example.params_after[step]!)) {
          const error = worstError(trace.after[step - 1]![name]!, values);
          expect(error, `${name} at ${step}`).toBeLessThan(tolerance);
        }
      }
      const last = tame.at(-1)!;
      const tolerance = 1e-11 + 100 * example.rounding_spread[last]!;
      expect(worstError(trace.loss.slice(0, last), example.loss.slice(0, last))).toBeLessThan(tolerance);
    });
  });
});

const names = optimizers.map(({ name }) => name);

describe.each(names.filter((name) => name !== "lbfgs"))("%s", (name) => {
  it("remembers nothing but its slots", () => {
    const optimizer = byGradient(bindPart("optimizer", name, optimizers));
    const { init, loss } = problemOf("surface");
    const slope = (p: readonly number[]) => valueAndGradient((x) => loss({ p: x }), { shape: [2], data: p });
    const places = walk(optimizer, init.p!.data, (p) => slope(p).gradient, 12);
    const whole = optimize(optimizer, { init, loss }, 12).after.map(({ p }) => p);
    expect(places.map(({ param }) => param)).toEqual(whole);
  });
});
