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
import { fromPytorch, weightOf } from "./testing/from-pytorch.ts";

interface Elementwise {
  readonly name: string;
  /** By PyTorch's names. */
  readonly params: object;
  readonly x: readonly number[];
  readonly y_exact: readonly number[];
  /** PyTorch's slopes, conventions at kinks included. */
  readonly dydx: readonly number[];
  /** Rounded once; null at kinks. */
  readonly dydx_exact: readonly (number | null)[];
  /** The slope in the weight of each x alone. */
  readonly dweight_terms?: readonly number[];
}

interface OfTensors {
  readonly name: string;
  readonly params: object;
  readonly x: VectorTensor;
  readonly y: VectorTensor;
  readonly dy: VectorTensor;
  readonly dx: VectorTensor;
  readonly weight?: VectorTensor;
  readonly dweight?: VectorTensor;
}

const { elementwise, vector } = readVectors<{ elementwise: Elementwise[]; vector: OfTensors[] }>(
  new URL("activations.vectors.json", import.meta.url),
);

describe.each([referenceExecutor, compiledExecutor])("under the $name executor,", (executor) => {
  beforeEach(() => useExecutor(executor));

  describe.each(elementwise)("$name $params", (one) => {
    const { x, y_exact, dydx, dydx_exact } = one;
    const activation = fromPytorch(one);
    const inputs = { shape: [x.length], data: x };

    it("is the formula's value and slope, and PyTorch's slope at kinks", () => {
      const { value, gradient } = valueAndGradient((tensor) => activation(tensor), inputs);
      expect(worstError(value, y_exact)).toBeLessThan(1e-14);
      const slopes = dydx_exact.map((slope, index) => slope ?? dydx[index]!);
      expect(worstError(gradient, slopes)).toBeLessThan(1e-14);
    });

    it("is near it in f32", () => {
      const { y } = evaluate({ y: activation(literalOf(inputs)) }, "f32");
      expect(worstError(y, y_exact)).toBeLessThan(1e-5);
    });
  });

  it.each(elementwise.filter(({ dweight_terms: terms }) => terms !== undefined))(
    "$name $params has PyTorch's slope in its weight",
    (one) => {
      const activation = fromPytorch(one);
      const slopes = one.x.map((x) => {
        const of = (weight: Tensor) => activation(literalOf({ shape: [1], data: [x] }), weight);
        return valueAndGradient(of, weightOf(one)!).gradient[0]!;
      });
      expect(worstError(slopes, one.dweight_terms!)).toBe(0);
    },
  );

  describe.each(vector)("$name $params of $x.shape", (one) => {
    const { x, y, dy, dx, dweight } = one;
    const activation = fromPytorch(one);

    it("has PyTorch's value and gradients", () => {
      const value = activation(literalOf(x));
      expect(value.shape).toEqual(y.shape);
      expect(worstError(evaluate({ value }).value, y.data)).toBeLessThan(1e-12);
      const { gradient } = valueAndGradient((tensor) => activation(tensor).mul(literalOf(dy)), x);
      expect(worstError(gradient, dx.data)).toBeLessThan(1e-12);
      if (dweight === undefined) return;
      const of = (weight: Tensor) => activation(literalOf(x), weight).mul(literalOf(dy));
      expect(worstError(valueAndGradient(of, weightOf(one)!).gradient, dweight.data)).toBeLessThan(1e-12);
    });
  });
});
