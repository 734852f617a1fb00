import type { Tensor } from "@titrate/plugin";
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
import { bound, boundActivation, scopeOf } from "./testing/bound.ts";

interface Elementwise {
  readonly name: string;
  /** By PyTorch's names. */
  readonly params: Readonly<Record<string, number>>;
  readonly x: readonly number[];
  readonly y_exact: readonly number[];
  /** PyTorch's slopes, conventions at kinks included. */
  readonly dydx: readonly number[];
  /** Rounded once; null at kinks. */
  readonly dydx_exact: readonly (number | null)[];
  readonly dweight_terms?: readonly number[];
}

interface AlongAxis {
  readonly name: string;
  readonly params: { readonly dim: number };
  readonly x: VectorTensor;
  readonly y: VectorTensor;
  readonly dy: VectorTensor;
  readonly dx: VectorTensor;
}

const { elementwise, vector } = readVectors<{ elementwise: Elementwise[]; vector: AlongAxis[] }>(
  new URL("activations.vectors.json", import.meta.url),
);

const names: Readonly<Record<string, string>> = {
  gelu_tanh: "gelu",
  hardsigmoid: "hard-sigmoid",
  hardswish: "hard-swish",
  hardtanh: "hard-tanh",
};
const nameOf = (name: string): string => names[name] ?? name.replaceAll("_", "-");

/** Ours from PyTorch's. */
function paramsOf(name: string, params: Readonly<Record<string, number>>): object {
  const { negative_slope, weight, min_val, max_val, lambd, threshold, ...same } = params;
  return {
    ...same,
    ...(name === "gelu_tanh" && { approximate: "tanh" }),
    ...(negative_slope !== undefined && { slope: negative_slope }),
    ...(weight !== undefined && { slope: { type: "constant", value: weight } }),
    ...(min_val !== undefined && { min: min_val }),
    ...(max_val !== undefined && { max: max_val }),
    ...(lambd !== undefined && { threshold: lambd }),
    ...(threshold !== undefined && { threshold }),
  };
}

describe.each([referenceExecutor, compiledExecutor])("under the $name executor,", (executor) => {
  beforeEach(() => useExecutor(executor));

  describe.each(elementwise)("$name $params", ({ name, params, x, y_exact, dydx, dydx_exact }) => {
    const activation = bound(nameOf(name), paramsOf(name, params));

    it("is the formula's value and slope, and PyTorch's slope at kinks", () => {
      const { value, gradient } = valueAndGradient(activation, { shape: [x.length], data: x });
      expect(worstError(value, y_exact)).toBeLessThan(1e-15);
      const slopes = dydx_exact.map((slope, index) => slope ?? dydx[index]!);
      expect(worstError(gradient, slopes)).toBeLessThan(2e-15);
    });

    it("is near it in f32", () => {
      const { y } = evaluate({ y: activation(literalOf({ shape: [x.length], data: x })) }, "f32");
      expect(worstError(y, y_exact)).toBeLessThan(1e-6);
    });
  });

  it("prelu has PyTorch's slope in its weight", () => {
    const { params, x, dweight_terms } = elementwise.find(({ name }) => name === "prelu")!;
    const activation = boundActivation("prelu", { per: "feature" });
    const input = literalOf({ shape: [1, x.length], data: x });
    const ofWeights = (weights: Tensor) => activation(input, { ...scopeOf(), parameter: () => weights });
    const weights = { shape: [x.length], data: x.map(() => params.weight!) };
    expect(worstError(valueAndGradient(ofWeights, weights).gradient, dweight_terms!)).toBe(0);
  });

  describe.each(vector)("$name $params of $x.shape", ({ name, params, x, y, dy, dx }) => {
    it("has PyTorch's value and gradient", () => {
      const activation = bound(nameOf(name), { axis: params.dim });
      const value = activation(literalOf(x));
      expect(value.shape).toEqual(y.shape);
      expect(worstError(evaluate({ value }).value, y.data)).toBeLessThan(1e-15);
      const { gradient } = valueAndGradient((tensor) => activation(tensor).mul(literalOf(dy)), x);
      expect(worstError(gradient, dx.data)).toBeLessThan(1e-15);
    });
  });
});
