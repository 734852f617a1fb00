import type { Scope, Tensor } from "@titrate/plugin";
import {
  evaluate,
  literalOf,
  readVectors,
  useExecutor,
  valueAndGradient,
  worstError,
} from "@titrate/plugin/testing";
import { referenceExecutor } from "@titrate/tensor";
import { compiledExecutor } from "@titrate/wasm";
import { beforeEach, describe, expect, it } from "vitest";
import { elman, gru, lstm } from "./common/cells.ts";
import { type Cell, type RecurrentParams, recur } from "./common/recurrent.ts";
import { layerOf, scopeOf } from "./testing/bound.ts";
import { type Case, oursOf } from "./testing/vector-case.ts";

const { cases } = readVectors<{ cases: Case[] }>(new URL("layers.vectors.json", import.meta.url));
const tolerance = 1e-12;
const cells: Readonly<Record<string, Cell>> = { rnn: elman((x) => x.tanh()), gru, lstm };

/** A layer's output from PyTorch's inputs: literals but for one, say, to differentiate by. */
function outputOf(one: Case, scope: Scope, inputs: Readonly<Record<string, Tensor>>): Tensor {
  const { written, parameters } = oursOf(one);
  const given: Scope = {
    ...scope,
    parameter(name, shape) {
      const { from, transposed } = parameters[name]!;
      const tensor = transposed ? inputs[from]!.transpose() : inputs[from]!;
      expect(tensor.shape).toEqual(shape);
      return tensor;
    },
  };
  const x = inputs.input ?? inputs.indices ?? inputs.query!;
  if (inputs.h0 === undefined) return layerOf(written).apply(x, given);
  // A layer starts at zeros; what it is made of starts anywhere, at zeros too.
  const start = [inputs.h0, inputs.c0].filter((state) => state !== undefined);
  const states = start.map((state) => state.reshape(state.shape.slice(1)));
  const from = (first?: Tensor[]) =>
    recur(one.name, cells[one.name]!, x, written as unknown as RecurrentParams, given, first);
  expect(evaluate({ y: from() })).toEqual(evaluate({ y: layerOf(written).apply(x, given) }));
  return from(states);
}

const literalsOf = ({ inputs }: Case) =>
  Object.fromEntries(Object.entries(inputs).map(([name, tensor]) => [name, literalOf(tensor)]));

function bufferScope({ running_before: before, params }: Case) {
  const values = before && { "running-mean": before.mean.data, "running-variance": before.var.data };
  return scopeOf(values, params.training ?? true);
}

describe.each([referenceExecutor, compiledExecutor])("under the $name executor,", (executor) => {
  beforeEach(() => useExecutor(executor));

  it.each(cases.map((one, i) => [i, one.name, JSON.stringify(one.params), one] as const))(
    "%i: %s %s",
    (_i, _name, _params, one) => {
      const literals = literalsOf(one);
      const upstream = literalOf(one.upstream.output);
      expect(Object.keys(one.grads)).not.toEqual([]);
      for (const [name, gradient] of Object.entries(one.grads)) {
        const by = (tensor: Tensor) =>
          outputOf(one, bufferScope(one), { ...literals, [name]: tensor }).mul(upstream);
        const got = valueAndGradient(by, one.inputs[name]!);
        expect(worstError(got.gradient, gradient.data), `gradient of ${name}`).toBeLessThanOrEqual(tolerance);
      }
      const scope = bufferScope(one);
      const y = outputOf(one, scope, literals);
      expect(y.shape).toEqual(one.outputs.output!.shape);
      expect(worstError(evaluate({ y }).y, one.outputs.output!.data)).toBeLessThanOrEqual(tolerance);
      const after = one.running_after ?? one.running_before;
      if (after === undefined) return;
      const running = evaluate({
        mean: scope.buffers.get("running-mean")!,
        variance: scope.buffers.get("running-variance")!,
      });
      expect(worstError(running.mean, after.mean.data)).toBeLessThanOrEqual(tolerance);
      expect(worstError(running.variance, after.var.data)).toBeLessThanOrEqual(tolerance);
    },
  );
});
