import type { Tensor } from "@titrate/plugin";
import { bindPart, gradientError, readVectors, valueAndGradient, worstError } from "@titrate/plugin/testing";
import { describe, expect, it } from "vitest";
import { activations } from "./index.ts";

interface Case {
  readonly name: string;
  readonly x: readonly number[];
  readonly y_exact: readonly number[];
  /** PyTorch's slopes, conventions at kinks included. */
  readonly dydx: readonly number[];
}

const { cases } = readVectors<{ cases: Case[] }>(new URL("activations.vectors.json", import.meta.url));
const bind = (name: string, params: object = {}) => {
  const activation = bindPart("activation", { type: name, ...params }, activations);
  return (x: Tensor) => activation(x, undefined as never);
};
const at = (f: (x: Tensor) => Tensor, ...data: number[]) =>
  valueAndGradient(f, { shape: [data.length], data });

describe.each(cases)("$name", ({ name, x, y_exact, dydx }) => {
  it("has PyTorch's values and slopes", () => {
    const { value, gradient } = at(bind(name), ...x);
    expect(worstError(value, y_exact)).toBeLessThan(1e-12);
    // PyTorch's softplus is x itself above 20, where the slope is off by exp(-20).
    expect(worstError(gradient, dydx)).toBeLessThan(name === "softplus" ? 3e-9 : 1e-12);
  });
});

it.each(activations.map(({ name }) => name))("%s has the slope of its formula", (name) => {
  expect(gradientError(bind(name), [-3.1, -0.7, 0.2, 1.9, 5.3])).toBeLessThan(1e-8);
});

it.each(activations.map(({ name }) => name))("%s keeps NaN", (name) => {
  expect(at(bind(name), Number.NaN).value).toEqual([Number.NaN]);
});

it("identity changes nothing", () => {
  expect(at(bind("identity"), -2, 0, 3)).toEqual({ value: [-2, 0, 3], gradient: [1, 1, 1] });
});

describe("softplus", () => {
  it("has the slope 1/2 at 0, and no overflow", () => {
    const { value, gradient } = at(bind("softplus"), 0, 1000, -1000);
    expect(worstError(value, [Math.LN2, 1000, 0])).toBeLessThan(1e-15);
    expect(gradient).toEqual([0.5, 1, 0]);
  });

  it("nears the rectifier as beta grows", () => {
    expect(at(bind("softplus", { beta: 100 }), -1, 1, 0.01).value[1]).toBe(1);
    expect(gradientError(bind("softplus", { beta: 3 }), [-1, -0.1, 0.3, 2])).toBeLessThan(1e-8);
  });
});
