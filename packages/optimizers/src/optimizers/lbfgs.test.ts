import type { PartValue, SearchInput, SearchOptimizer } from "@titrate/plugin";
import { bindPart, optimize, useExecutor, worstError } from "@titrate/plugin/testing";
import { referenceExecutor } from "@titrate/tensor";
import { compiledExecutor } from "@titrate/wasm";
import { beforeEach, describe, expect, it } from "vitest";
import lbfgs from "./lbfgs.ts";
import { partOf } from "./testing/from-pytorch.ts";
import { type Case, problemOf, vectors } from "./testing/problems.ts";

/** Walks a problem of the vectors. `looks` counts how often each step looked at the loss. */
function walked(part: PartValue, problem: "mlp" | "surface", steps: number) {
  const { search, ...rest } = bindPart("optimizer", part, [lbfgs]) as SearchOptimizer;
  const looks: number[] = [];
  const counted = (x: SearchInput, lr: number) => {
    let count = 0;
    const evaluate = (at: Float64Array) => {
      count++;
      return x.evaluate(at);
    };
    const output = search({ ...x, evaluate }, lr);
    looks.push(count);
    return output;
  };
  return { ...optimize({ ...rest, search: counted }, problemOf(problem), steps), looks };
}

interface SearchCase extends Case {
  readonly closure_calls: readonly number[];
}

const cases = vectors.cases.filter((example): example is SearchCase => example.name === "lbfgs");

describe.each([referenceExecutor, compiledExecutor])("under the $name executor,", (executor) => {
  beforeEach(() => useExecutor(executor));

  describe("lbfgs walks as PyTorch's", () => {
    it.each(cases)("on $problem", (example) => {
      const steps = Object.keys(example.params_after).map(Number);
      const wild = steps.find((step) => example.rounding_spread[step]! > 1e-7) ?? Number.POSITIVE_INFINITY;
      const tame = steps.filter((step) => step < wild);
      const last = tame.at(-1)!;
      const { after, loss, looks } = walked(partOf(example), example.problem, last);
      for (const step of tame) {
        const tolerance = 1e-12 + 100 * example.rounding_spread[step]!;
        for (const [name, values] of Object.entries(example.params_after[step]!)) {
          expect(worstError(after[step - 1]![name]!, values), `${name} at ${step}`).toBeLessThan(tolerance);
        }
      }
      const spread = Math.max(...tame.map((step) => example.rounding_spread[step]!));
      expect(worstError(loss, example.loss.slice(0, last))).toBeLessThan(1e-12 + 100 * spread);
      // Near a minimum, rounding decides when a step ends.
      const clear = Math.min(last, 10);
      expect(looks.slice(0, clear)).toEqual(example.closure_calls.slice(0, clear));
    });

    // Of PyTorch 1.13, on the problem "surface": where its parameters are after some steps.
    const strong = { line_search_fn: "strong_wolfe" };
    it.each([
      { params: {}, at: [-0.5436839956064313, 0.29695544458438816], looks: [20] },
      {
        params: { lr: 0.05, max_iter: 3, history_size: 2 },
        at: [-1.1234686103791358, 1.0272027808696542],
        looks: [3, 3, 3, 3],
      },
      {
        params: { lr: 0.05, max_iter: 1, history_size: 5 },
        at: [-1.1454630754418453, 1.0204487331317371],
        looks: [1, 1, 1, 1],
      },
      {
        params: { lr: 0.05, max_iter: 6, max_eval: 3 },
        at: [-1.1234689973112888, 1.0272037217435945],
        looks: [3, 3, 3, 3],
      },
      {
        params: { ...strong, max_iter: 6, history_size: 1 },
        at: [0.5565254845451537, 0.26875105844079816],
        looks: [8, 7, 7],
      },
      {
        params: { ...strong, lr: 0.5, max_iter: 3, history_size: 1, max_eval: 25 },
        at: [-0.7402923292957486, 0.4410792879349512],
        looks: [4, 4, 4],
      },
      {
        params: {
          ...strong,
          lr: 0.1,
          max_iter: 8,
          max_eval: 30,
          tolerance_grad: 0.5,
          tolerance_change: 1e-3,
        },
        at: [0.89586458151602, 0.7930450308617737],
        looks: [16, 16, 12, 1],
      },
    ])("with $params", ({ params, at, looks }) => {
      const trace = walked(partOf({ name: "lbfgs", params }), "surface", looks.length);
      expect(worstError(trace.after.at(-1)!.p!, at)).toBeLessThan(1e-10);
      expect(trace.looks).toEqual(looks);
    });
  });
});

describe("lbfgs", () => {
  it("minimizes in f32 too", () => {
    const part = { type: "lbfgs", search: "strong-wolfe" };
    const { loss } = optimize(bindPart("optimizer", part, [lbfgs]), problemOf("surface"), 8, "f32");
    expect(loss.at(-1)).toBeLessThan(1e-8);
  });
  it("refuses what makes no sense", () => {
    for (const wrong of [
      { iterations: 0 },
      { history: 0 },
      { "tolerance-change": -1 },
      { search: "wolfe" },
    ]) {
      expect(() => bindPart("optimizer", { type: "lbfgs", ...wrong }, [lbfgs])).toThrow();
    }
  });
});
