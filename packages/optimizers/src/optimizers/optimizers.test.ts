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
import { partOf } from "./testing/from-pytorch.ts";
import { problemOf, vectors } from "./testing/problems.ts";
import { walk } from "./testing/walk.ts";

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
      const { init, loss } = problemOf(problem);
      // The largest is the least of the negative.
      const sign = example.params.maximize === true ? -1 : 1;
      const downhill: typeof loss = (parameters) => loss(parameters).mul(sign);
      const optimizer = bindPart("optimizer", partOf(example), optimizers);
      const steps = Object.keys(example.params_after).map(Number);
      const trace = optimize(optimizer, { init, loss: downhill }, Math.max(...steps));
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
      const spread = Math.max(...tame.map((step) => example.rounding_spread[step]!));
      const losses = trace.loss.slice(0, last).map((each) => sign * each);
      expect(worstError(losses, example.loss.slice(0, last))).toBeLessThan(1e-11 + 1000 * spread);
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
