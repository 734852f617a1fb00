import { full, type Scope, type Tensor } from "@titrate/plugin";
import {
  evaluate,
  literalOf,
  readVectors,
  useExecutor,
  type VectorTensor,
  valueAndGradient,
  worstError,
} from "@titrate/plugin/testing";
import { referenceExecutor } from "@titrate/tensor";
import { compiledExecutor } from "@titrate/wasm";
import { beforeEach, describe, expect, it } from "vitest";
import { layerOf, scopeOf } from "./testing/bound.ts";
import { oursOf } from "./testing/from-pytorch.ts";
import type { Case } from "./testing/vector-case.ts";
import { byCells, byLayers, isRecurrent } from "./testing/vector-recurrent.ts";

const { cases } = readVectors<{ cases: Case[] }>(new URL("layers.vectors.json", import.meta.url));
const tolerance = 1e-12;

type Inputs = Readonly<Record<string, Tensor>>;

/** A layer's outputs from PyTorch's inputs: literals but for one, say, to differentiate by. */
function outputsOf(one: Case, scope: Scope, inputs: Inputs): Readonly<Record<string, Tensor>> {
  if (isRecurrent(one)) {
    const made = byCells(one, inputs);
    return inputs.h0 === undefined ? { ...made, output: byLayers(one, inputs) } : made;
  }
  const { written, parameters, seen } = oursOf(one);
  const given: Scope = {
    ...scope,
    parameter(name, shape) {
      const { from, transposed, otherwise } = parameters[name]!;
      const tensor = inputs[from] ?? full(otherwise!, shape);
      const ours = transposed ? tensor.transpose() : tensor;
      expect(ours.shape).toEqual(shape);
      return ours;
    },
  };
  const x = inputs.input ?? inputs.indices ?? inputs.query!;
  const sources = Object.values(parameters).map(({ from }) => from);
  const unused = Object.keys(inputs).find((key) => inputs[key] !== x && !sources.includes(key));
  if (unused !== undefined) throw new Error(`${one.name}: our layer takes no ${unused}`);
  const y = layerOf(written).apply(seen === undefined ? x : x.reshape(seen), given);
  return { output: seen === undefined ? y : y.reshape(one.outputs.output!.shape) };
}

const literalsOf = (tensors: Readonly<Record<string, VectorTensor>>) =>
  Object.fromEntries(Object.entries(tensors).map(([name, tensor]) => [name, literalOf(tensor)]));

/** The inputs of these names, which lie in one tensor one after the other. */
function unpacked({ inputs }: Case, names: readonly string[], flat: Tensor): Inputs {
  let start = 0;
  const each = names.map((name) => {
    const { shape, data } = inputs[name]!;
    const slice = flat.slice(0, start, start + data.length).reshape(shape);
    start += data.length;
    return [name, slice] as const;
  });
  return Object.fromEntries(each);
}

function bufferScope({ running_before: before, params }: Case) {
  const values = before && { "running-mean": before.mean.data, "running-variance": before.var.data };
  // Without running statistics, evaluation too takes the batch's.
  return scopeOf(values, before === undefined || (params.training ?? true));
}

describe.each([referenceExecutor, compiledExecutor])("under the $name executor,", (executor) => {
  beforeEach(() => useExecutor(executor));

  it.each(cases.map((one, i) => [i, one.name, JSON.stringify(one.params), one] as const))(
    "%i: %s %s",
    (_i, _name, _params, one) => {
      const literals = literalsOf(one.inputs);
      const upstream = Object.entries(literalsOf(one.upstream));
      const names = Object.keys(one.grads);
      expect(names).not.toEqual([]);
      const by = (flat: Tensor) => {
        const made = outputsOf(one, bufferScope(one), { ...literals, ...unpacked(one, names, flat) });
        const terms = upstream.map(([output, each]) => made[output]!.mul(each).sum());
        return terms.reduce((sum, term) => sum.add(term));
      };
      const data = names.flatMap((name) => one.inputs[name]!.data);
      const { gradient } = valueAndGradient(by, { shape: [data.length], data });
      let start = 0;
      for (const name of names) {
        const wanted = one.grads[name]!.data;
        const got = gradient.slice(start, start + wanted.length);
        expect(worstError(got, wanted), `gradient of ${name}`).toBeLessThanOrEqual(tolerance);
        start += wanted.length;
      }
      const scope = bufferScope(one);
      const made = outputsOf(one, scope, literals);
      for (const [name, wanted] of Object.entries(one.outputs)) {
        const y = made[name];
        if (y === undefined && name === "attention") continue; // our layer keeps it to itself
        expect(y?.shape, name).toEqual(wanted.shape);
        expect(worstError(evaluate({ y: y! }).y, wanted.data), name).toBeLessThanOrEqual(tolerance);
      }
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

  it.each(cases.filter(isRecurrent).map((one, i) => [i, one.name, JSON.stringify(one.params), one] as const))(
    "%i: %s %s starts at zeros",
    (_i, _name, _params, one) => {
      const { h0: _, c0: __, ...inputs } = literalsOf(one.inputs);
      const { output } = byCells(one, inputs);
      expect(evaluate({ y: byLayers(one, inputs) })).toEqual(evaluate({ y: output! }));
    },
  );
});
